package org.inmesh.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.UnsuitableMachineException;

/** What became of one run of an experiment. */
public sealed interface Outcome {

  /**
   * The machine ran, well or not.
   *
   * @param result how it ended and its statistics
   * @param output bytes that the program wrote to its screen; not to be changed
   * @param notes of the compiler
   * @param placedByteHops bytes of one message of each channel x links between its ends
   * @param hostSeconds time that the simulation took, loading not included; the only value here
   *     that differs from run to run
   */
  record Ran(
      RunResult result, byte[] output, List<String> notes, long placedByteHops, double hostSeconds)
      implements Outcome {
    /** Whether every process ended. */
    public boolean finished() {
      return result.ending() == RunResult.Ending.FINISHED;
    }

    /** The output as text. */
    public String text() {
      return new String(output, StandardCharsets.UTF_8);
    }

    /** Any of the run's statistics, in its unit; 0 if it does not apply to the machine. */
    public double value(Statistic statistic) {
      return result.statistics().value(statistic);
    }

    /**
     * A count of the run's statistics; 0 if it does not apply to the machine. Of one that is no
     * count, such as a share, the whole part.
     */
    public long count(Statistic statistic) {
      return result.statistics().count(statistic);
    }
  }

  /**
   * There is no result: the program was refused, or the simulator broke down.
   *
   * @param cause a {@link org.inmesh.loader.BadInputException} if the user can change something
   */
  record Failed(Throwable cause) implements Outcome {
    /** Whether only machines of another kind can run the program. */
    public boolean isUnsuitable() {
      return cause instanceof UnsuitableMachineException;
    }
  }

  /** The experiment was stopped before its turn. */
  record NotRun() implements Outcome {}
}
