package dev.plumbline.cli.file;

/** The event times of rows that have none. */
public interface AbsentTimes {

  /**
   * The time of the next row of this id.
   *
   * @param model its model
   * @param id its prediction id
   * @return epoch milliseconds
   */
  long of(String model, String id);
}
