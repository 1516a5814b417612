package org.inmesh.bench.validation;

import java.util.List;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.measurement.PublishedRouter;

/** All there is to validate. */
public final class Validations {
  private static final List<Validation> ALL =
      List.of(
          new EpiphanyThree(),
          new EpiphanyFour(),
          new EpiphanyFive(),
          new T800Module(),
          new T9000Grid(),
          new Paragon(),
          new TileGx36(),
          new ServerChip(),
          new XeonTwoSockets(),
          new RouterReference(PublishedRouter.W1),
          new RouterReference(PublishedRouter.V8));

  private Validations() {}

  /** In the order in which they are listed. */
  public static List<Validation> all() {
    return ALL;
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(Validation::name).toList();
  }

  /**
   * One of them.
   *
   * @throws BadInputException if there is none of this name, with a suggestion
   */
  public static Validation find(String name) {
    return ALL.stream()
        .filter(validation -> validation.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static BadInputException unknown(String name) {
    String suggestion = NearestName.suggestion(name, names());
    String known = "; there are " + String.join(", ", names()) + " and all";
    return new BadInputException(
        "nothing published to validate '"
            + name
            + "' against"
            + (suggestion.isEmpty() ? known : suggestion));
  }
}
