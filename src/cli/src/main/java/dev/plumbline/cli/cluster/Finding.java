package dev.plumbline.cli.cluster;

/**
 * One thing that was checked.
 *
 * @param good whether it is as the job needs it
 * @param what it is, and where it is not good what to do
 */
record Finding(boolean good, String what) {

  static Finding good(String what) {
    return new Finding(true, what);
  }

  static Finding bad(String what) {
    return new Finding(false, what);
  }
}
