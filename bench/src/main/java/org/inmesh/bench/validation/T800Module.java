package org.inmesh.bench.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.inmesh.bench.validation.TransputerPrograms.Interrupted;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;

/** A T800 at 20 MHz, and where the published number is of another type, that type. */
final class T800Module implements Validation {
  private static final String SWITCH = "about 1 us, literature on the T414";
  private static final String CYCLES = "INMOS data sheets' cycles, by way of pahihu/t4";
  private static final String COMSTIME =
      "printed by its author's binary on a T800 at 20 MHz, by way of pahihu/t4";
  private static final String LINK_MESSAGE =
      "sum of published numbers: 19 cycles of out, bytes at 1.74 Mbyte/s";
  private static final String T800_LINKS = "T800 data sheet, from memory";
  private static final String T414_LINKS = "T414 data sheet, by way of the literature: about";
  private static final String T805_SHEET = "T805 data sheet, features";
  private static final String LATENCY = "T800 data sheet, from memory: the longest";

  private static final int WORD = 4;

  /** Bytes of messages by a link. */
  private static final int SHORT = 1000;

  private static final int LONG = 3000;

  private static final int FEW_TURNS = 1000;
  private static final int MANY_TURNS = 3000;

  @Override
  public String name() {
    return "t800-module";
  }

  @Override
  public String title() {
    return "transputer: process switch, messages, links, interruption";
  }

  @Override
  public List<ValidationRow> measure() {
    MachineSpecification module = Presets.load(name());
    List<ValidationRow> rows = new ArrayList<>();
    addProcesses(module, rows);
    addMessages(module, rows);
    addLinks(module, rows);
    addInterruption(rows);
    return rows;
  }

  private static void addProcesses(MachineSpecification module, List<ValidationRow> rows) {
    TimedModule timed = TransputerPrograms.processSwitch(module);
    double megahertz = module.clockMegahertz();
    rows.add(
        ValidationRow.measured(
            "process switch: one stops, the next begins",
            "us",
            ReferenceValue.of(1, SWITCH),
            timed.cycles("started", "second") / megahertz,
            Basis.PREDICTION));
    rows.add(
        ValidationRow.measured(
            "process switch: one waits for a message, the next begins",
            "us",
            ReferenceValue.of(1, SWITCH),
            TransputerPrograms.message(module, WORD).cycles("waiting", "second") / megahertz,
            Basis.PREDICTION));
    rows.add(cycles("a process started (startp)", 12, timed.cycles("starting", "started")));
    rows.add(cycles("the last of a PAR ends (endp)", 13, timed.cycles("ending", "after")));
  }

  private static ValidationRow cycles(String what, int reference, double ours) {
    return ValidationRow.measured(
        what, "cycles", ReferenceValue.of(reference, CYCLES), ours, Basis.PUT_IN);
  }

  private static void addMessages(MachineSpecification module, List<ValidationRow> rows) {
    // The second to come to a channel takes 2w + 19 cycles.
    for (int words : new int[] {1, 16, 64}) {
      String what =
          words == 1
              ? "message of 1 word in memory, second to come"
              : "message of " + words + " words in memory";
      rows.add(
          cycles(
              what,
              2 * words + 19,
              TransputerPrograms.message(module, words * WORD).cycles("sending", "sent")));
    }
    addLinkMessages(module, rows);
    double seconds = comstime(module, MANY_TURNS) - comstime(module, FEW_TURNS);
    rows.add(
        ValidationRow.measured(
            "comstime, a turn: four messages, five switches",
            "ns",
            ReferenceValue.of(15_049, COMSTIME),
            1e9 * seconds / (MANY_TURNS - FEW_TURNS),
            Basis.FITTED));
  }

  private static void addLinkMessages(MachineSpecification module, List<ValidationRow> rows) {
    for (int bytes : new int[] {WORD, 256}) {
      double published = 19.0 / module.clockMegahertz() + bytes / 1.74;
      rows.add(
          ValidationRow.measured(
              "message of " + bytes + " bytes by a link",
              "us",
              ReferenceValue.of(published, LINK_MESSAGE),
              (double) TransputerPrograms.linkCycles(module, bytes) / module.clockMegahertz(),
              Basis.PREDICTION));
    }
  }

  private static double comstime(MachineSpecification module, int turns) {
    // Its last process stops after so many turns, and the others wait for it for ever.
    return OccamRun.of("comstime.occ", Map.of("loops", turns), module, Ending.DEADLOCK)
        .value(Statistic.SIMULATED_SECONDS);
  }

  private static void addLinks(MachineSpecification module, List<ValidationRow> rows) {
    MachineSpecification t414 = Presets.load("t800-module", "processor.type=T414");
    MachineSpecification t805 = Presets.load("t800-module", "processor.type=T805");
    rows.add(link("link, one way", 1.74, T800_LINKS, oneWay(module), Basis.PREDICTION));
    rows.add(link("link, both ways", 2.35, T800_LINKS, bothWays(module), Basis.PREDICTION));
    rows.add(link("link of a T805, both ways", 2.4, T805_SHEET, bothWays(t805), Basis.PREDICTION));
    rows.add(link("link of a T414, one way", 0.8, T414_LINKS, oneWay(t414), Basis.FITTED));
  }

  private static ValidationRow link(
      String what, double reference, String source, double ours, Basis basis) {
    return ValidationRow.measured(
        what, "Mbyte/s", ReferenceValue.of(reference, source), ours, basis);
  }

  /** Two lengths, so that what a message costs besides is left out. */
  private static double oneWay(MachineSpecification module) {
    long cycles =
        TransputerPrograms.linkCycles(module, LONG) - TransputerPrograms.linkCycles(module, SHORT);
    return (double) (LONG - SHORT) * module.clockMegahertz() / cycles;
  }

  private static double bothWays(MachineSpecification module) {
    long cycles =
        TransputerPrograms.bothWaysCycles(module, LONG)
            - TransputerPrograms.bothWaysCycles(module, SHORT);
    return 2.0 * (LONG - SHORT) * module.clockMegahertz() / cycles;
  }

  private static void addInterruption(List<ValidationRow> rows) {
    MachineSpecification t805 = Presets.load("t800-module", "processor.type=T805", "clock-mhz=25");
    long[] jumps = TransputerPrograms.interruptLatencies(t805, Interrupted.JUMPS);
    rows.add(
        ValidationRow.measured(
            "event to process of high priority, least (25 MHz)",
            "ns",
            ReferenceValue.of(760, T805_SHEET),
            1000.0 * Arrays.stream(jumps).min().orElseThrow() / t805.clockMegahertz(),
            Basis.PUT_IN));
    rows.add(longest("the same, longest, at divisions", 58, t805, Interrupted.DIVISIONS));
    rows.add(longest("the same, longest, at square roots", 78, t805, Interrupted.ROOTS));
  }

  private static ValidationRow longest(
      String what, int reference, MachineSpecification module, Interrupted low) {
    long[] latencies = TransputerPrograms.interruptLatencies(module, low);
    return ValidationRow.measured(
        what,
        "cycles",
        ReferenceValue.of(reference, LATENCY),
        Arrays.stream(latencies).max().orElseThrow(),
        Basis.PREDICTION);
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The program is timed by a logic analyser: the cycle in which an instruction begins.",
        "A switch is the cycles of stopp, with its prefix, or in, and 3 to take the next process"
            + " from the queue; these three no data sheet has, they were chosen for comstime, which"
            + " is 14,350 ns without them (-4.6 %). The published microsecond is a round number and"
            + " does not say which switch.",
        "Of a message within memory the first to come pays 19 cycles and a switch, the second the"
            + " cycles above.",
        "A link's message is set beside the sum of two published numbers, 19 cycles of out and its"
            + " bytes at 1.74 Mbyte/s. Ours, from out to the next instruction of a receiver that"
            + " waited, has the receiver's dispatch besides.",
        "Links: bit times to the acknowledge and to the next byte, 5.5 and 6, are within what was"
            + " measured at CERN (1989) and give one way and both ways at once; the T414's were"
            + " chosen for its figure.",
        "Longest wait of a process of high priority: 39 cycles of a division that had just begun,"
            + " and 19; the published 58 is the same sum. With floating point it is the longest"
            + " instruction that is simulated, 42 cycles for a step of a root and 1 of its fpentry,"
            + " and 19. Published are at most 46 for one instruction (fpremfirst, 36 to 46; here the"
            + " least), so that none makes the 78 - 19 = 59 alone. The rest is either that the two"
            + " units, which work side by side there and take turns here, have both to end, or the"
            + " saving of registers; which of them no source that was read says.");
  }
}
