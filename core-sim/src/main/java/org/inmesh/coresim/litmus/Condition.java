package org.inmesh.coresim.litmus;

/**
 * What a test asks about its final states.
 *
 * @param text as the test's author wrote it
 */
public record Condition(Quantifier quantifier, Proposition proposition, String text) {

  /** Of how many final states the proposition is to hold. */
  public enum Quantifier {
    /** One or more; herd says that the state is allowed. */
    EXISTS("Allowed"),
    /** None. */
    NOT_EXISTS("Forbidden"),
    /** All. */
    FOR_ALL("Required");

    private final String kind;

    Quantifier(String kind) {
      this.kind = kind;
    }

    /** The word that herd prints behind the test's name. */
    public String kind() {
      return kind;
    }
  }
}
