package dev.plumbline.cli.file.cell;

import com.fasterxml.jackson.databind.node.DoubleNode;

/** The double of a number that the file has in 32 bits. */
public final class SingleNode extends DoubleNode {

  private static final long serialVersionUID = 1;

  /** From here on not every whole number is a float. */
  private static final double EXACT_END = 0x1p24;

  public SingleNode(float number) {
    super(number);
  }

  /** Whether it is small enough that no whole number was rounded to it. */
  boolean isExactWhole() {
    return Math.abs(doubleValue()) < EXACT_END;
  }
}
