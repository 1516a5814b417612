package org.inmesh.traces.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.ProgramNames;
import org.inmesh.traces.header.TraceProgram;

/** Messages by channel, as the receiver knows it. */
public final class ChannelSummary implements EventSink {
  private final ProgramNames names;
  private final Map<Long, Channel> channels = new HashMap<>();

  /**
   * What went through a channel.
   *
   * @param name from the header, or the address
   * @param readerCore core of the receiver
   * @param messages received
   * @param bytes of them
   * @param receiverWaited core cycles from the beginning of receiving to the whole message, in sum
   */
  public record Total(
      String name, int readerCore, long messages, long bytes, long receiverWaited) {}

  private static final class Channel {
    private final int core;
    private final int address;
    private long messages;
    private long bytes;
    private long waited;
    private long begun = -1;

    private Channel(int core, int address) {
      this.core = core;
      this.address = address;
    }
  }

  /** Of a program's channels, no message yet. */
  public ChannelSummary(TraceProgram program) {
    names = new ProgramNames(program);
  }

  private Channel channel(int core, int address) {
    return channels.computeIfAbsent(
        (long) core << 32 | address & 0xFFFF_FFFFL, key -> new Channel(core, address));
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    channel(core, channel).begun = cycle;
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    Channel received = channel(core, channel);
    received.messages++;
    received.bytes += bytes;
    if (received.begun >= 0) {
      received.waited += Math.max(0, cycle - received.begun);
      received.begun = -1;
    }
  }

  /** Those with messages, most messages first, then by name. */
  public List<Total> totals() {
    List<Total> totals = new ArrayList<>();
    for (Channel channel : channels.values()) {
      if (channel.messages > 0) {
        totals.add(
            new Total(
                names.channel(channel.core, channel.address),
                channel.core,
                channel.messages,
                channel.bytes,
                channel.waited));
      }
    }
    totals.sort(
        Comparator.comparingLong(Total::messages)
            .reversed()
            .thenComparing(Total::readerCore)
            .thenComparing(Total::name));
    return totals;
  }
}
