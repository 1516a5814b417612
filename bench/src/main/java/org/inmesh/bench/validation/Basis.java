package org.inmesh.bench.validation;

/** How much agreement with a published number says about the simulator. */
public enum Basis {
  /** Nothing was set by the number: agreement and difference both mean something. */
  PREDICTION("prediction"),

  /** A parameter was chosen so that the number comes out, among others. */
  FITTED("fitted"),

  /** The number itself is a parameter: it is only checked that it takes effect. */
  PUT_IN("put in"),

  /** The simulator has nothing that could be set beside it. */
  NOT_COMPARABLE("not comparable");

  private final String label;

  Basis(String label) {
    this.label = label;
  }

  /** In words. */
  public String label() {
    return label;
  }
}
