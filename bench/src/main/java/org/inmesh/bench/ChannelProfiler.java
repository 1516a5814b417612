package org.inmesh.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.machine.MachineObservers;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.ChannelConnection;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.placement.TrafficProfile;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.recording.RunRecording;

/** Counts what components send to one another in a run, whether or not they share a core. */
public final class ChannelProfiler implements EventSink {
  private final MachineSpecification machine;
  private final MachineImage image;
  private final Map<ReadingEnd, Amount> amounts = new HashMap<>();
  private final Map<Pair, Amount> pairs = new LinkedHashMap<>();

  /** The end of a channel at which messages arrive. */
  private record ReadingEnd(int core, int address) {}

  private record Pair(String writer, String reader) {}

  private static final class Amount {
    private long messages;
    private long bytes;
  }

  /** For one run of a program. */
  public ChannelProfiler(LoadedProgram loaded) {
    machine = loaded.machine();
    image = loaded.image();
    for (ChannelConnection channel : image.channels()) {
      if (channel.writer().core() >= 0 && channel.reader().core() >= 0) {
        Pair pair = new Pair(channel.writer().process(), channel.reader().process());
        amounts.put(
            new ReadingEnd(channel.reader().core(), channel.reader().address()),
            pairs.computeIfAbsent(pair, unused -> new Amount()));
      }
    }
  }

  /** Those that the machine has to be built with. */
  public MachineObservers observers() {
    Selection messages =
        new Selection(
            Set.of(EventKind.CHANNEL, EventKind.LOCAL_CHANNEL), Set.of(), 0, Long.MAX_VALUE);
    return RunRecording.observers(this, messages, machine, image);
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    Amount amount = amounts.get(new ReadingEnd(core, channel));
    if (amount != null) {
      amount.messages++;
      amount.bytes += bytes;
    }
  }

  /** What was counted, for each pair of components that a channel joins. */
  public TrafficProfile profile() {
    List<TrafficProfile.Row> rows = new ArrayList<>();
    pairs.forEach(
        (pair, amount) ->
            rows.add(
                new TrafficProfile.Row(
                    pair.writer(), pair.reader(), amount.messages, amount.bytes)));
    return new TrafficProfile(rows);
  }
}
