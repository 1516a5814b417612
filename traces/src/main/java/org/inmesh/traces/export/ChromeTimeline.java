package org.inmesh.traces.export;

import java.util.Locale;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.export.ChromeTracks.Track;
import org.inmesh.traces.header.ProgramNames;
import org.inmesh.traces.header.TraceHeader;

/** Turns events of the trace into events of the timeline. */
final class ChromeTimeline implements EventSink {
  private final ChromeEvents events;
  private final TraceClock clock;
  private final ProgramNames names;
  private final ChromeTracks tracks;
  private final ProcessIdentities processes = new ProcessIdentities();
  private final MessagesUnderWay messages;
  private final ChromeNetworks networks;

  private long sentMessages;
  private long latest;

  /**
   * Of no events yet.
   *
   * @param window network cycles over which the load of a link is counted
   */
  ChromeTimeline(ChromeEvents events, TraceHeader header, TraceClock clock, int window) {
    this.events = events;
    this.clock = clock;
    names = new ProgramNames(header.program());
    tracks = new ChromeTracks(events, names, header.machine());
    messages = new MessagesUnderWay(names);
    networks = new ChromeNetworks(events, header.machine(), clock, tracks, window);
  }

  /** Ends what is open with the latest event. */
  void finish() {
    long end = Math.max(latest, networks.latest());
    tracks.forEachWithSlices(track -> endSlice(track, end));
    networks.finish(end);
  }

  private long core(long cycle) {
    long time = clock.picosecondsOfCore(cycle);
    latest = Math.max(latest, time);
    return time;
  }

  private void beginSlice(Track track, String category, String name, long time) {
    endSlice(track, time);
    events.begin("B", category, name, track.group, track.thread, time);
    track.slice = name;
  }

  private void endSlice(Track track, long time) {
    if (!track.slice.isEmpty()) {
      events.begin("E", "", track.slice, track.group, track.thread, time);
      events.end();
      track.slice = "";
    }
  }

  private void lineArguments(int core, int address) {
    String line = names.line(core, address);
    if (!line.isEmpty()) {
      events.argument("line", line);
      events.argument("procedure", names.procedure(core, address));
    }
  }

  @Override
  public void coreBusy(int core, long cycle) {
    beginSlice(tracks.core(core), "core", "busy", core(cycle));
    events.end();
  }

  @Override
  public void coreIdle(int core, long cycle) {
    beginSlice(tracks.core(core), "core", "idle", core(cycle));
    events.end();
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    instant(tracks.process(core, processes.of(core, process)), "started", core(cycle));
    lineArguments(core, address);
    events.end();
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    beginSlice(tracks.process(core, processes.of(core, process)), "process", "ready", core(cycle));
    events.end();
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    beginSlice(
        tracks.process(core, processes.runs(core, process)), "process", "running", core(cycle));
    lineArguments(core, address);
    events.end();
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    String name =
        switch (reason) {
          case INPUT -> "waits to receive " + names.channel(core, channel);
          case OUTPUT -> "waits to send " + names.channel(core, channel);
          case ALTERNATION -> "waits for one of several channels";
          case TIMER -> "waits for a time";
          case TURN -> "waits for its turn";
          case LOCK -> "waits for a lock";
        };
    beginSlice(tracks.process(core, processes.leaves(core, process)), "process", name, core(cycle));
    events.argument("reason", reason.name().toLowerCase(Locale.ROOT));
    if (reason == WaitReason.INPUT || reason == WaitReason.OUTPUT) {
      events.argument("channel", names.channel(core, channel));
    }
    lineArguments(core, address);
    events.end();
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    Track track = tracks.process(core, processes.leaves(core, process));
    endSlice(track, core(cycle));
    instant(track, "ended", core(cycle));
    lineArguments(core, address);
    events.end();
  }

  @Override
  public void marker(int core, int process, int value, long cycle) {
    instant(
        tracks.process(core, processes.ofRunning(core, process)), "marker " + value, core(cycle));
    events.argument("value", value);
    events.end();
  }

  private void instant(Track track, String name, long time) {
    events.begin("i", "program", name, track.group, track.thread, time);
    events.field("s", "t");
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    processes.ofRunning(core, process);
    core(cycle);
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    Track track = tracks.process(core, processes.ofRunning(core, process));
    long time = core(cycle);
    moment(track, "sends " + names.channel(core, channel), bytes, time);
    if (!isHost(channel)) {
      long message = sentMessages++;
      messages.send(core, channel, message);
      flow("s", message, track, time);
      events.end();
    }
  }

  /** What the host takes is received by no process, so an arrow would have no end. */
  private static boolean isHost(int channel) {
    return channel == MachineImage.HOST_SCREEN
        || channel == MachineImage.HOST_ERROR
        || channel == MachineImage.HOST_EXIT;
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    Track track = tracks.process(core, processes.ofRunning(core, process));
    long time = core(cycle);
    long message = messages.receive(core, channel);
    moment(track, "has received " + names.channel(core, channel), bytes, time);
    if (message != MessagesUnderWay.NONE) {
      flow("f", message, track, time);
      // The end of an arrow belongs to the slice around it, not to the next one.
      events.field("bp", "e");
      events.end();
    }
  }

  /** A slice without a length inside of what is open: something for an arrow to hold on to. */
  private void moment(Track track, String name, int bytes, long time) {
    events.begin("X", "message", name, track.group, track.thread, time);
    events.field("dur", 0);
    events.argument("bytes", bytes);
    events.end();
  }

  private void flow(String phase, long message, Track track, long time) {
    events.begin(phase, "message", "message", track.group, track.thread, time);
    events.field("id", message);
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    networks.coherenceMessage(packet, type, source, destination, line, requestor, cycle);
  }

  @Override
  public void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int bytes,
      long cycle) {
    networks.packetCreated(packet, network, messageClass, source, destination, bytes, cycle);
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    networks.packetInjected(packet, cycle);
  }

  @Override
  public void flitForwarded(long packet, int router, int output, long cycle) {
    networks.flitForwarded(packet, router, output, cycle);
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    networks.packetDelivered(packet, cycle);
  }

  @Override
  public void packetLost(long packet, long cycle) {
    networks.packetLost(packet, cycle);
  }
}
