package org.inmesh.traces.goal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.goal.GoalMatching.Place;
import org.inmesh.traces.goal.GoalSchedule.Calculation;
import org.inmesh.traces.goal.GoalSchedule.Operation;
import org.inmesh.traces.goal.GoalSchedule.Receive;
import org.inmesh.traces.goal.GoalSchedule.Requirement;
import org.inmesh.traces.goal.GoalSchedule.Send;

/**
 * Makes a packet of each message between ranks, and finds out from which deliveries its creation
 * follows, after how much computing.
 *
 * <p>An operation starts when all that it requires has happened. A calculation ends after its time,
 * a send at once, a receive when its message is there and it has started. So the time of anything
 * is the maximum of some deliveries, each with a time added.
 */
final class GoalPackets {
  private final String file;
  private final GoalSchedule schedule;
  private final double cyclesPerUnit;
  private final GoalMatching matching;
  private final Map<Place, Node> nodes = new HashMap<>();
  private final Deque<Node> ready = new ArrayDeque<>();
  private final List<Packet> packets = new ArrayList<>();

  /**
   * A message between two ranks.
   *
   * @param index in the order in which the packets were found, in which causes come first
   * @param created cycle in which it would be sent, if each message took one cycle
   * @param causes in the order of their packets; empty if nothing precedes
   */
  record Packet(
      int index, int source, int destination, int bytes, long created, List<Cause> causes) {}

  /**
   * What a packet's creation follows from.
   *
   * @param packet null for the beginning of the run
   */
  record Cause(Packet packet, long cycles) {}

  /** An operation while it is looked at. */
  private static final class Node {
    private final Place place;
    private final Operation operation;
    private final List<Node> dependents = new ArrayList<>();
    private int missing;
    private Instant start = Instant.BEGINNING;
    private Instant end = Instant.BEGINNING;

    /** Of a send to another rank: the packet. Of one to the same rank: null. */
    private Packet packet;

    Node(Place place, Operation operation) {
      this.place = place;
      this.operation = operation;
    }
  }

  GoalPackets(String file, GoalSchedule schedule, double cyclesPerUnit)
      throws TraceFormatException {
    this.file = file;
    this.schedule = schedule;
    this.cyclesPerUnit = cyclesPerUnit;
    matching = new GoalMatching(file, schedule);
    join();
    while (!ready.isEmpty()) {
      Node node = ready.remove();
      happen(node);
      for (Node dependent : node.dependents) {
        if (--dependent.missing == 0) {
          ready.add(dependent);
        }
      }
    }
    for (Node node : nodes.values()) {
      if (node.missing > 0) {
        throw new TraceFormatException(
            file, node.operation.line(), "this operation waits for what waits for it", null);
      }
    }
    // Stable: what is created in one cycle stays in the order of what it follows from.
    packets.sort(Comparator.comparingLong(Packet::created));
  }

  /** All, in the order of their creation. */
  List<Packet> packets() {
    return packets;
  }

  private void join() {
    for (int rank = 0; rank < schedule.ranks().size(); rank++) {
      List<Operation> operations = schedule.ranks().get(rank);
      for (int index = 0; index < operations.size(); index++) {
        Place place = new Place(rank, index);
        nodes.put(place, new Node(place, operations.get(index)));
      }
    }
    for (int rank = 0; rank < schedule.ranks().size(); rank++) {
      for (int index = 0; index < schedule.ranks().get(rank).size(); index++) {
        Node node = nodes.get(new Place(rank, index));
        for (Requirement requirement : node.operation.requirements()) {
          depend(node, new Place(rank, requirement.operation()));
        }
        if (node.operation instanceof Receive) {
          depend(node, matching.sendOf(rank, index));
        }
        if (node.missing == 0) {
          ready.add(node);
        }
      }
    }
  }

  private void depend(Node node, Place place) {
    nodes.get(place).dependents.add(node);
    node.missing++;
  }

  private void happen(Node node) {
    int rank = node.place.rank();
    Instant start = Instant.BEGINNING;
    for (Requirement requirement : node.operation.requirements()) {
      Node required = nodes.get(new Place(rank, requirement.operation()));
      start = start.latest(requirement.start() ? required.start : required.end);
    }
    node.start = start;
    node.end =
        switch (node.operation) {
          case Calculation calculation ->
              start.plus(Math.round(calculation.time() * cyclesPerUnit));
          case Send send -> {
            if (send.rank() != rank) {
              node.packet =
                  new Packet(
                      packets.size(),
                      rank,
                      send.rank(),
                      send.bytes(),
                      start.nominal(),
                      start.causes());
              packets.add(node.packet);
            }
            yield start;
          }
          case Receive receive -> {
            Node sent = nodes.get(matching.sendOf(rank, node.place.operation()));
            yield start.latest(sent.packet == null ? sent.end : Instant.deliveryOf(sent.packet));
          }
        };
  }
}
