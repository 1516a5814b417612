package org.inmesh.traces.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.agrona.collections.Long2LongHashMap;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.exchange.TraceExport;
import org.inmesh.traces.export.ChromeTracks.Track;
import org.inmesh.traces.header.ProgramNames;
import org.inmesh.traces.header.TraceHeader;

/**
 * A trace as a timeline in JSON that Perfetto's viewer and Chrome's {@code about:tracing} open: the
 * Trace Event Format.
 *
 * <p>A core is a group of tracks: when it was busy, and for each of its processes when that ran,
 * was ready, and waited for what. A message is an arrow from where the sender began to where the
 * receiver had it; a packet a slice of its network's group; packets under way and, if hops were
 * recorded, flits per cycle of each link are counters; a marker is an instant. Causes and
 * instructions are left out.
 *
 * <p>The document is complete however the events end: what is open then, ends with the last event.
 */
public final class ChromeExport implements TraceExport {
  /** Network cycles over which the load of a link is counted, if nothing else is asked for. */
  public static final int USUAL_WINDOW = 100;

  private final int window;

  /** Counts the links' load in windows of {@link #USUAL_WINDOW} cycles. */
  public ChromeExport() {
    this(USUAL_WINDOW);
  }

  /**
   * Says how the links' load is counted.
   *
   * @param window network cycles, at least 1
   */
  public ChromeExport(int window) {
    this.window = window;
  }

  @Override
  public String name() {
    return "chrome";
  }

  @Override
  public String purpose() {
    return "a timeline for Perfetto and Chrome, in JSON";
  }

  @Override
  public void write(TraceHeader header, EventSource events, Path out) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
      write(header, events, stream);
    }
  }

  /**
   * Writes all events that are left.
   *
   * @param out stays open
   * @throws IOException if they cannot be read or written; if they cannot be read, the document has
   *     what came before and is complete
   */
  public void write(TraceHeader header, EventSource source, OutputStream out) throws IOException {
    TraceClock clock = new TraceClock(header.machine());
    try (ChromeEvents events = new ChromeEvents(out, header, clock)) {
      Timeline timeline = new Timeline(events, header, clock, window);
      try {
        source.forEach(timeline);
      } finally {
        timeline.finish();
      }
    } catch (UncheckedIOException exception) {
      throw exception.getCause();
    }
  }

  /** Turns events of the trace into events of the timeline. */
  private static final class Timeline implements EventSink {
    private static final int PLUS_MINUS = 4;
    private static final String[] DIRECTIONS = {"x+", "x-", "y+", "y-"};

    private final ChromeEvents events;
    private final TraceClock clock;
    private final ProgramNames names;
    private final List<String> messageTypes;
    private final ChromeTracks tracks;
    private final ProcessIdentities processes = new ProcessIdentities();
    private final MessagesUnderWay messages;
    private final LinkLoad load;

    /** Network and source of the packets under way. */
    private final Long2LongHashMap packets = new Long2LongHashMap(-1);

    private final int[] packetsOfNetwork;
    private long sentMessages;
    private long latest;

    Timeline(ChromeEvents events, TraceHeader header, TraceClock clock, int window) {
      this.events = events;
      this.clock = clock;
      names = new ProgramNames(header.program());
      messageTypes = header.machine().messageTypes();
      tracks = new ChromeTracks(events, names, header.machine());
      messages = new MessagesUnderWay(names);
      load = new LinkLoad(window, this::reportLoad);
      packetsOfNetwork = new int[header.machine().networks()];
    }

    /** Ends what is open with the latest event. */
    void finish() {
      load.finish();
      tracks.forEachWithSlices(track -> endSlice(track, latest));
      packets.forEachLong(
          (packet, value) -> {
            endPacket(packet, value, latest);
            events.argument("outcome", "under way when the trace ends");
            events.end();
          });
    }

    private long core(long cycle) {
      return later(clock.picosecondsOfCore(cycle));
    }

    private long network(long cycle) {
      return later(clock.picosecondsOfNetwork(cycle));
    }

    private long later(long time) {
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
      beginSlice(
          tracks.process(core, processes.of(core, process)), "process", "ready", core(cycle));
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
      beginSlice(
          tracks.process(core, processes.leaves(core, process)), "process", name, core(cycle));
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
      later(core(cycle));
    }

    @Override
    public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
      Track track = tracks.process(core, processes.ofRunning(core, process));
      long time = core(cycle);
      long message = sentMessages++;
      messages.send(core, channel, message);
      moment(track, "sends " + names.channel(core, channel), bytes, time);
      flow("s", message, track, time);
      events.end();
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
      String name = type < messageTypes.size() ? messageTypes.get(type) : "message type " + type;
      instant(tracks.coherence(source), name, network(cycle));
      events.argument("packet", packet);
      events.argument("to", destination);
      events.argument("memory line", "0x" + Integer.toHexString(line));
      events.argument("requestor", requestor);
      events.end();
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
      packets.put(packet, (long) network << 32 | source);
      asynchronous("b", packet, network, "from " + source, network(cycle));
      events.argument("to", destination);
      events.argument("bytes", bytes);
      events.argument("class", messageClass);
      events.end();
      countPackets(network, 1, network(cycle));
    }

    @Override
    public void packetInjected(long packet, long cycle) {
      long value = packets.get(packet);
      if (value >= 0) {
        asynchronous("n", packet, networkOf(value), "injected", network(cycle));
        events.end();
      }
    }

    @Override
    public void flitForwarded(long packet, int router, int output, long cycle) {
      long value = packets.get(packet);
      if (value >= 0) {
        later(network(cycle));
        load.flit(networkOf(value), router, output, cycle);
      }
    }

    @Override
    public void packetDelivered(long packet, long cycle) {
      packetGone(packet, "delivered", cycle);
    }

    @Override
    public void packetLost(long packet, long cycle) {
      packetGone(packet, "lost", cycle);
    }

    private void packetGone(long packet, String outcome, long cycle) {
      long value = packets.remove(packet);
      if (value >= 0) {
        endPacket(packet, value, network(cycle));
        events.argument("outcome", outcome);
        events.end();
        countPackets(networkOf(value), -1, network(cycle));
      }
    }

    private void endPacket(long packet, long value, long time) {
      asynchronous("e", packet, networkOf(value), "from " + (int) value, time);
    }

    private static int networkOf(long value) {
      return (int) (value >>> 32);
    }

    private void asynchronous(String phase, long packet, int network, String name, long time) {
      Track track = tracks.network(network);
      events.begin(phase, "packet", name, track.group, track.thread, time);
      events.field("id", "network %d packet %d".formatted(network, packet));
    }

    private void countPackets(int network, int more, long time) {
      packetsOfNetwork[network] += more;
      counter(network, "packets under way", time);
      events.argument("packets", packetsOfNetwork[network]);
      events.end();
    }

    private void reportLoad(int network, int router, int output, long cycle, double flits) {
      String direction =
          output < PLUS_MINUS ? DIRECTIONS[output] : "its node " + (output - PLUS_MINUS);
      counter(
          network,
          "router %d to %s".formatted(router, direction),
          clock.picosecondsOfNetwork(cycle));
      events.argument("flits per cycle", flits);
      events.end();
    }

    private void counter(int network, String name, long time) {
      Track track = tracks.network(network);
      events.begin("C", "network", name, track.group, track.thread, time);
    }
  }
}
