package org.inmesh.bench.validation;

import java.util.List;
import org.inmesh.coresim.MachineSpecification;

/**
 * DS links and C104 packet switches: single packets, as CERN measured them in the Macrame project.
 */
final class PacketSwitchC104 {
  private static final String SWITCH = "CERN, WoTUG 21: DS links of 100 Mbaud, switches of 1 us";
  private static final String UNQUEUED =
      "Macrame (CERN), HPCN 97: peak of the latencies measured on 64 nodes, those not queued";
  private static final String LIGHT_LOAD =
      "Macrame (CERN), RT 97: mean on 256 nodes at a tenth of the load, about";

  /** Nodes of the preset that share a switch, and one that is two switches farther. */
  private static final int NODE = 0;

  private static final int SAME_SWITCH = 1;
  private static final int NEXT_SWITCH = 2;
  private static final int THIRD_SWITCH = 4;

  /** The packets of the measurements. */
  private static final int BYTES = 64;

  private PacketSwitchC104() {}

  /** Rows for the preset of T9000s. */
  static List<ValidationRow> rows(MachineSpecification machine) {
    double packet = microseconds(machine, THIRD_SWITCH, BYTES + 1);
    return List.of(
        row(
            "a byte more on a link",
            0.1,
            SWITCH,
            microseconds(machine, SAME_SWITCH, 2) - microseconds(machine, SAME_SWITCH, 1),
            Basis.PUT_IN),
        row(
            "a switch more",
            1,
            SWITCH,
            microseconds(machine, NEXT_SWITCH, 1) - microseconds(machine, SAME_SWITCH, 1),
            Basis.PUT_IN),
        row("64 bytes by three switches, alone", 12, UNQUEUED, packet, Basis.PREDICTION),
        row("64 bytes by three switches, few others", 11, LIGHT_LOAD, packet, Basis.PREDICTION));
  }

  private static double microseconds(MachineSpecification machine, int destination, int flits) {
    return LonePackets.nanoseconds(
            machine.network(), machine.clockMegahertz(), NODE, destination, flits)
        / 1000;
  }

  private static ValidationRow row(
      String what, double reference, String source, double ours, Basis basis) {
    return ValidationRow.measured(what, "us", ReferenceValue.of(reference, source), ours, basis);
  }

  /** What the rows do not show. */
  static List<String> notes() {
    return List.of(
        "Single packets: published latency is from the header's transmission to the packet's end"
            + " at the receiver, in networks of three stages whose packets mostly pass three"
            + " switches. Ours is of a byte of header and 64 of data between nodes three switches"
            + " apart, alone.",
        "These two are of different networks and both round. Ours is below either, by the"
            + " characters that a link takes besides data (a second byte of header, end of packet,"
            + " flow control: some 0.1 us each here) and what the measuring nodes take, which is not"
            + " known. What such networks carry at most (57 % of the load by 256 nodes) is not"
            + " comparable: switches of the preset are a grid.");
  }
}
