package org.inmesh.traces.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.header.ProgramNames;
import org.inmesh.traces.header.TraceProgram;

/**
 * Collects what a picture of a span of time shows: a lane for each process with what it did, and
 * the messages between them. Takes no more than so many parts, and nothing after the first that is
 * too many.
 */
final class TimelineParts implements EventSink {
  private final ProgramNames names;
  private final long from;
  private final long to;
  private final int limit;
  private final Map<Place, Lane> lanes = new LinkedHashMap<>();
  private final List<Slice> slices = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final ProcessIdentities processes = new ProcessIdentities();
  private final MessagesUnderWay messages;
  private long latest;
  private boolean isFull;

  /** What a process is doing. */
  enum Activity {
    RUNNING,
    READY,
    SENDING,
    RECEIVING,
    WAITING
  }

  /** A process of a core, as its descriptor has it. */
  record Place(int core, int process) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int order = Integer.compare(core, other.core);
      return order != 0 ? order : Integer.compare(process, other.process);
    }
  }

  /** A part of a lane, in core cycles. */
  record Slice(Place place, Activity activity, long from, long to) {}

  /** A message, from where its sending began to where the receiver has it. */
  record Arrow(Place sender, long sent, Place receiver, long received, String channel) {}

  /** What is open in a lane. */
  private static final class Lane {
    private Activity activity;
    private long since;
    private long sent;
  }

  /**
   * Collects nothing so far.
   *
   * @param from first core cycle
   * @param to last core cycle
   * @param limit slices and arrows
   */
  TimelineParts(TraceProgram program, long from, long to, int limit) {
    names = new ProgramNames(program);
    messages = new MessagesUnderWay(names);
    this.from = from;
    this.to = to;
    this.limit = limit;
  }

  /** Ends what is open. */
  void finish() {
    long end = Math.min(latest, to);
    lanes.forEach((place, lane) -> end(place, lane, end));
  }

  /** Processes of which something is to be seen, core by core. */
  List<Place> places() {
    return lanes.keySet().stream()
        .filter(
            place ->
                slices.stream().anyMatch(slice -> slice.place().equals(place))
                    || arrows.stream()
                        .anyMatch(
                            arrow ->
                                arrow.sender().equals(place) || arrow.receiver().equals(place)))
        .sorted()
        .toList();
  }

  List<Slice> slices() {
    return slices;
  }

  List<Arrow> arrows() {
    return arrows;
  }

  /** The last cycle that is shown. */
  long end() {
    return Math.min(latest, to);
  }

  /** Whether something was left out because there was too much. */
  boolean isFull() {
    return isFull;
  }

  private Lane lane(int core, int process) {
    return lanes.computeIfAbsent(new Place(core, process), place -> new Lane());
  }

  private boolean isIgnored(long cycle) {
    isFull |= slices.size() + arrows.size() + lanes.size() >= limit;
    if (!isFull) {
      latest = Math.max(latest, cycle);
    }
    return isFull;
  }

  private void begin(int core, int process, Activity activity, long cycle) {
    if (isIgnored(cycle)) {
      return;
    }
    Lane lane = lane(core, process);
    end(new Place(core, process), lane, cycle);
    lane.activity = activity;
    lane.since = cycle;
  }

  private void end(Place place, Lane lane, long cycle) {
    if (lane.activity != null && cycle > from && lane.since < to && cycle > lane.since) {
      slices.add(new Slice(place, lane.activity, Math.max(lane.since, from), Math.min(cycle, to)));
    }
    lane.activity = null;
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    begin(core, processes.of(core, process), Activity.READY, cycle);
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    begin(core, processes.runs(core, process), Activity.RUNNING, cycle);
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    Activity activity =
        switch (reason) {
          case INPUT -> Activity.RECEIVING;
          case OUTPUT -> Activity.SENDING;
          case ALTERNATION, TIMER, TURN, LOCK -> Activity.WAITING;
        };
    begin(core, processes.leaves(core, process), activity, cycle);
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    if (!isIgnored(cycle)) {
      int ended = processes.leaves(core, process);
      end(new Place(core, ended), lane(core, ended), cycle);
    }
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    processes.ofRunning(core, process);
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    if (!isIgnored(cycle)) {
      int sender = processes.ofRunning(core, process);
      messages.send(core, channel, (long) core << 32 | sender & 0xFFFF_FFFFL);
      lane(core, sender).sent = cycle;
    }
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    if (isIgnored(cycle)) {
      return;
    }
    long sender = messages.receive(core, channel);
    if (sender != MessagesUnderWay.NONE) {
      int senderCore = (int) (sender >>> 32);
      int senderProcess = (int) sender;
      long sent = lane(senderCore, senderProcess).sent;
      if (sent >= from && cycle <= to) {
        arrows.add(
            new Arrow(
                new Place(senderCore, senderProcess),
                sent,
                new Place(core, processes.ofRunning(core, process)),
                cycle,
                names.channel(core, channel)));
      }
    }
  }
}
