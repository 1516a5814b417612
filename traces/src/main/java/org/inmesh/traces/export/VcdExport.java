package org.inmesh.traces.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.agrona.collections.Long2LongHashMap;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.exchange.StreamExport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;

/**
 * A trace as waveforms: a value change dump in four states as in IEEE 1364-2005, clause 18, which
 * GTKWave opens.
 */
public final class VcdExport implements StreamExport {
  private final WaveSignals signals;

  /** Shows all signals. */
  public VcdExport() {
    this(WaveSignals.all());
  }

  /** Shows some signals. */
  public VcdExport(WaveSignals signals) {
    this.signals = signals;
  }

  @Override
  public String name() {
    return "vcd";
  }

  @Override
  public String purpose() {
    return "waveforms of cores and links, for GTKWave";
  }

  @Override
  public void write(TraceHeader header, EventSource events, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    Waves waves = new Waves(header, signals, text);
    try {
      events.forEach(waves);
    } catch (UncheckedIOException exception) {
      throw exception.getCause();
    } finally {
      waves.finish();
      text.flush();
    }
  }

  /** Turns events into changes. A tick is the shorter one of core and network cycle. */
  private static final class Waves implements EventSink {
    private final WaveVariables variables;
    private final WaveChanges changes;
    private final int coreTicks;
    private final int networkTicks;

    /** The networks of packets under way. */
    private final Long2LongHashMap networks = new Long2LongHashMap(-1);

    private long latest;

    Waves(TraceHeader header, WaveSignals signals, Writer text) throws IOException {
      TraceMachine machine = header.machine();
      TraceClock clock = new TraceClock(machine);
      variables = new WaveVariables(machine, signals);
      variables.write(text, header, clock.meaning());
      coreTicks = machine.networkCyclesPerCoreCycle();
      networkTicks = machine.coreCyclesPerNetworkCycle();
      // An event is up to two cycles late, of the longer kind.
      int patience = 2 * Math.max(coreTicks, networkTicks);
      boolean coreIsTick = coreTicks == 1;
      changes =
          new WaveChanges(
              variables,
              patience,
              tick -> coreIsTick ? clock.picosecondsOfCore(tick) : clock.picosecondsOfNetwork(tick),
              text);
      for (int network = 0; network < machine.networks(); network++) {
        changes.initial(variables.packets(network), 0);
      }
      changes.begin();
    }

    void finish() throws IOException {
      changes.finish(latest);
    }

    private long core(long cycle) {
      latest = Math.max(latest, cycle * coreTicks);
      return cycle * coreTicks;
    }

    private long network(long cycle) {
      latest = Math.max(latest, cycle * networkTicks);
      return cycle * networkTicks;
    }

    @Override
    public void coreBusy(int core, long cycle) {
      changes.set(variables.busy(core), 1, core(cycle));
    }

    @Override
    public void coreIdle(int core, long cycle) {
      changes.set(variables.busy(core), 0, core(cycle));
      changes.set(variables.process(core), WaveChanges.UNDRIVEN, core(cycle));
    }

    @Override
    public void processRunning(int core, int process, int address, long cycle) {
      changes.set(variables.process(core), process, core(cycle));
    }

    @Override
    public void processWaiting(
        int core, int process, int address, WaitReason reason, int channel, long cycle) {
      changes.set(variables.process(core), WaveChanges.UNDRIVEN, core(cycle));
    }

    @Override
    public void processEnded(int core, int process, int address, long cycle) {
      changes.set(variables.process(core), WaveChanges.UNDRIVEN, core(cycle));
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
      networks.put(packet, network);
      changes.add(variables.packets(network), 1, network(cycle));
    }

    @Override
    public void packetDelivered(long packet, long cycle) {
      packetGone(packet, cycle);
    }

    @Override
    public void packetLost(long packet, long cycle) {
      packetGone(packet, cycle);
    }

    private void packetGone(long packet, long cycle) {
      int network = (int) networks.remove(packet);
      if (network >= 0) {
        changes.add(variables.packets(network), -1, network(cycle));
      }
    }

    @Override
    public void flitForwarded(long packet, int router, int output, long cycle) {
      int network = (int) networks.get(packet);
      if (network >= 0) {
        changes.pulse(variables.link(network, router, output), network(cycle), networkTicks);
      }
    }
  }
}
