package org.inmesh.programs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;

/**
 * A program of the library.
 *
 * @param name what the user types
 * @param title one line
 * @param group name of the group it belongs to, such as {@code kernels}
 * @param description what it does and what it shows, one to three sentences
 * @param reference where it comes from
 * @param parameters what the user can set, in the order in which they are listed
 * @param forms the ways in which it is written, at least one; that by messages is the first
 * @param input what it reads from the keyboard if nobody types; empty if it reads nothing
 */
public record LibraryProgram(
    String name,
    String title,
    String group,
    String description,
    String reference,
    List<ProgramParameter> parameters,
    List<ProgramForm> forms,
    String input) {

  /** Copies the lists. */
  public LibraryProgram {
    parameters = List.copyOf(parameters);
    forms = List.copyOf(forms);
  }

  /** The form that is taken where none is named. */
  public ProgramForm firstForm() {
    return forms.getFirst();
  }

  /**
   * The program in a form.
   *
   * @throws BadInputException if it is not written so
   */
  public ProgramForm in(Form form) {
    return forms.stream()
        .filter(candidate -> candidate.form() == form)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s has no form '%s'; it has: %s"
                        .formatted(
                            name,
                            form.key(),
                            forms.stream()
                                .map(known -> known.form().key())
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * A value for every parameter of a form of the program.
   *
   * @param form parameters of the other form may be given, and are left out
   * @param given what the user asks for; the other parameters get their defaults
   * @param columns of the machine's grid, on which some defaults depend
   * @param rows of the machine's grid
   * @return values in the order of {@link #parameters}
   * @throws BadInputException if a name is unknown or a value out of range
   */
  public Map<String, Integer> parameterValues(
      Form form, Map<String, Integer> given, int columns, int rows) {
    List<Diagnostic> problems =
        given.keySet().stream()
            .filter(name -> parameters.stream().noneMatch(p -> p.name().equals(name)))
            .sorted()
            .map(this::unknown)
            .toList();
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    Map<String, Integer> values = new LinkedHashMap<>();
    for (ProgramParameter parameter : parameters) {
      int maximum = parameter.maximum().value(columns, rows, values);
      Integer value = given.get(parameter.name());
      if (value == null) {
        int wanted = parameter.defaultValue().value(columns, rows, values);
        value = Math.clamp(wanted, parameter.minimum(), maximum);
      } else if (value < parameter.minimum() || value > maximum) {
        throw new BadInputException(outOfRange(parameter, value, maximum));
      }
      values.put(parameter.name(), value);
    }
    parameters.stream()
        .filter(parameter -> !parameter.forms().contains(form))
        .forEach(parameter -> values.remove(parameter.name()));
    return Collections.unmodifiableMap(values);
  }

  private Diagnostic unknown(String given) {
    String known =
        parameters.stream().map(ProgramParameter::name).collect(Collectors.joining(", "));
    return Diagnostic.of(
        "%s has no parameter '%s'; it has: %s"
            .formatted(name, given, known.isEmpty() ? "none" : known));
  }

  private String outOfRange(ProgramParameter parameter, int value, int maximum) {
    String limit =
        parameter.maximum() instanceof Quantity.Number
            ? Integer.toString(maximum)
            : String.format(Locale.ROOT, "%d (%s)", maximum, parameter.maximum());
    return String.format(
        Locale.ROOT,
        "%s: %s=%d is out of range; %s: %d to %s",
        name,
        parameter.name(),
        value,
        parameter.meaning(),
        parameter.minimum(),
        limit);
  }
}
