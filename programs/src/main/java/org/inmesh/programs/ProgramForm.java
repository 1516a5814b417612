package org.inmesh.programs;

import java.util.List;
import org.inmesh.coresim.MachineSpecification.Kind;

/**
 * A program written in one form.
 *
 * @param form which
 * @param machines kinds of machines that it is for
 * @param fileName of the text, as diagnostics show it
 * @param source occam text
 */
public record ProgramForm(Form form, List<Kind> machines, String fileName, String source) {

  /** Copies the machines. */
  public ProgramForm {
    machines = List.copyOf(machines);
  }
}
