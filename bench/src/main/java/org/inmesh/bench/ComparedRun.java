package org.inmesh.bench;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.MachineSpecification;

/**
 * What is run for one row of a comparison.
 *
 * @param program in one of its forms
 * @param machine on which it runs
 */
public record ComparedRun(ExperimentProgram program, MachineSpecification machine) {

  /**
   * Every form of a program on every machine that it is for.
   *
   * @param forms of one program, each perhaps with several placements; where all are of one form it
   *     is taken on all machines, so that the row of a machine that it is not for says why not
   * @return machine by machine
   */
  public static List<ComparedRun> all(
      List<ExperimentProgram> forms, List<MachineSpecification> machines) {
    List<ComparedRun> runs = new ArrayList<>();
    boolean isAlone = forms.stream().map(ExperimentProgram::form).distinct().count() == 1;
    for (MachineSpecification machine : machines) {
      for (ExperimentProgram form : forms) {
        if (isAlone || form.isFor(machine.kind())) {
          runs.add(new ComparedRun(form, machine));
        }
      }
    }
    return runs;
  }
}
