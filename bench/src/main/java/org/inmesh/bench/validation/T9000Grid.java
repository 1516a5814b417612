package org.inmesh.bench.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;

/** T9000s whose messages go through C104 packet switches, each packet acknowledged. */
final class T9000Grid implements Validation {
  private static final String SOURCE =
      "CERN's DS-NIC at WoTUG-21 (hsi.web.cern.ch), of two T9000s: measured";

  private static final int MESSAGE_BYTES = 1024;
  private static final int FEW_MESSAGES = 5;
  private static final int MANY_MESSAGES = 15;

  // Four processors are at each of 4 x 4 switches.
  private static final int AT_THE_SAME_SWITCH = 1;
  private static final int FIVE_SWITCHES_AWAY = 36;

  @Override
  public String name() {
    return "t9000-c104";
  }

  @Override
  public String title() {
    return "T9000 and C104: a virtual channel's throughput, packets through switches";
  }

  @Override
  public List<ValidationRow> measure() {
    List<ValidationRow> rows = new ArrayList<>();
    rows.add(row("one C104", 4.7, AT_THE_SAME_SWITCH));
    rows.add(row("five C104s", 2.3, FIVE_SWITCHES_AWAY));
    rows.addAll(PacketSwitchC104.rows(Presets.load(name())));
    return rows;
  }

  private ValidationRow row(String through, double published, int receiver) {
    return ValidationRow.measured(
        "virtual channel through " + through,
        "Mbyte/s",
        ReferenceValue.of(published, SOURCE),
        megabytesASecond(receiver),
        Basis.PREDICTION);
  }

  /** Two counts of messages, so that what the program does besides is left out. */
  private double megabytesASecond(int receiver) {
    double seconds = seconds(receiver, MANY_MESSAGES) - seconds(receiver, FEW_MESSAGES);
    return (MANY_MESSAGES - FEW_MESSAGES) * MESSAGE_BYTES / seconds / 1e6;
  }

  private double seconds(int receiver, int messages) {
    MachineSpecification machine = Presets.load(name());
    Map<String, Integer> parameters =
        Map.of("bytes", MESSAGE_BYTES, "messages", messages, "receiver", receiver);
    return OccamRun.of("channel.occ", parameters, machine, Ending.FINISHED)
        .value(Statistic.SIMULATED_SECONDS);
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "The preset's numbers are of other sources: a switch takes 1 us, a byte 100 ns, a packet"
            + " has at most 32 bytes and is acknowledged before the next is sent.");
    notes.add(
        "Left out: what a T9000 takes for a packet at either end, and that it may acknowledge one"
            + " that still arrives. With the usual acknowledgement (of a message's first and last"
            + " packet) they would be 9.1 and 8.0 Mbyte/s.");
    notes.addAll(PacketSwitchC104.notes());
    return notes;
  }
}
