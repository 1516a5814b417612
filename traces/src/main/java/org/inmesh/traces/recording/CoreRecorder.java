package org.inmesh.traces.recording;

import java.util.Set;
import org.agrona.collections.IntHashSet;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.ProcessObserver;
import org.inmesh.coresim.transputer.WaitingProcesses;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.header.TraceHeader.Selection;

/**
 * Records what cores and their processes do: hands to a sink what a selection asks for.
 *
 * <p>A channel is one between cores if it leads outside of memory, or if the image connects two
 * components of different cores by it.
 */
public final class CoreRecorder implements ProcessObserver {
  private final EventSink sink;
  private final Selection selection;
  private final Extent extent;
  private final boolean processes;
  private final boolean messages;
  private final boolean localMessages;
  private final boolean instructions;
  private final boolean markers;
  private final long from;
  private final long to;

  /** Memory words that are channels between cores. */
  private final IntHashSet shared = new IntHashSet();

  /** Which cores are recorded. */
  private final boolean[] selected;

  /** Makes a recorder of a machine that executes an image. */
  public CoreRecorder(EventSink sink, Selection selection, MachineImage image) {
    Set<EventKind> kinds = selection.kinds();
    this.sink = sink;
    this.selection = selection;
    this.processes = kinds.contains(EventKind.CORE);
    this.messages = kinds.contains(EventKind.CHANNEL);
    this.localMessages = kinds.contains(EventKind.LOCAL_CHANNEL);
    this.instructions = kinds.contains(EventKind.INSTRUCTION);
    this.markers = kinds.contains(EventKind.MARKER);
    this.from = selection.from();
    this.to = selection.to();
    this.extent = extentOf(kinds);
    this.selected = new boolean[image.codeOfCore().length];
    for (int core = 0; core < selected.length; core++) {
      selected[core] = selection.cores().isEmpty() || selection.cores().contains(core);
    }
    for (MachineImage.ChannelConnection channel : image.channels()) {
      int writer = channel.writer().core();
      int reader = channel.reader().core();
      if (writer >= 0 && reader >= 0 && writer != reader) {
        shared.add(channel.writer().address());
      }
    }
  }

  /** True if these kinds need a recorder of cores at all. */
  public static boolean isNeeded(Set<EventKind> kinds) {
    return kinds.contains(EventKind.CHANNEL)
        || kinds.contains(EventKind.MARKER)
        || extentOf(kinds) != Extent.OUTSIDE;
  }

  private static Extent extentOf(Set<EventKind> kinds) {
    if (kinds.contains(EventKind.INSTRUCTION)) {
      return Extent.INSTRUCTIONS;
    }
    return kinds.contains(EventKind.CORE) || kinds.contains(EventKind.LOCAL_CHANNEL)
        ? Extent.PROCESSES
        : Extent.OUTSIDE;
  }

  /** What it records. */
  public Selection selection() {
    return selection;
  }

  @Override
  public Extent extent() {
    return extent;
  }

  private boolean isSelected(int core, long cycle) {
    return selected[core] && cycle >= from && cycle <= to;
  }

  private boolean isMessageSelected(int core, int channel, long cycle) {
    boolean betweenCores = channel >= 0 || shared.contains(channel);
    return (betweenCores ? messages : localMessages) && isSelected(core, cycle);
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    if (processes && isSelected(core, cycle)) {
      sink.processStarted(core, process, address, cycle);
    }
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    if (processes && isSelected(core, cycle)) {
      sink.processReady(core, process, cycle);
    }
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    if (processes && isSelected(core, cycle)) {
      sink.processRunning(core, process, address, cycle);
    }
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitingProcesses.Reason reason, int channel, long cycle) {
    if (processes && isSelected(core, cycle)) {
      sink.processWaiting(core, process, address, reason(reason), channel, cycle);
    }
  }

  private static WaitReason reason(WaitingProcesses.Reason reason) {
    return switch (reason) {
      case INPUT -> WaitReason.INPUT;
      case OUTPUT -> WaitReason.OUTPUT;
      case ALTERNATION -> WaitReason.ALTERNATION;
      case TIMER -> WaitReason.TIMER;
      case LOCK -> WaitReason.LOCK;
      case STOPPED -> throw new IllegalStateException("a process that has stopped waits");
    };
  }

  @Override
  public void processGaveWay(int core, int process, int address, long cycle) {
    if (processes && isSelected(core, cycle)) {
      sink.processWaiting(core, process, address, WaitReason.TURN, 0, cycle);
    }
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    if (processes && isSelected(core, cycle)) {
      sink.processEnded(core, process, address, cycle);
    }
  }

  @Override
  public void coreIdle(int core, long cycle) {
    if (processes && isSelected(core, cycle)) {
      sink.coreIdle(core, cycle);
    }
  }

  @Override
  public void coreBusy(int core, long cycle) {
    if (processes && isSelected(core, cycle)) {
      sink.coreBusy(core, cycle);
    }
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    if (isMessageSelected(core, channel, cycle)) {
      sink.outputStarted(core, process, channel, bytes, cycle);
    }
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    if (isMessageSelected(core, channel, cycle)) {
      sink.inputStarted(core, process, channel, bytes, cycle);
    }
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    if (isMessageSelected(core, channel, cycle)) {
      sink.messageReceived(core, process, channel, bytes, cycle);
    }
  }

  @Override
  public void instruction(
      int core, int process, int address, int function, int operand, long cycle) {
    if (instructions && isSelected(core, cycle)) {
      sink.instruction(core, process, address, function, operand, cycle);
    }
  }

  @Override
  public void marker(int core, int process, int value, long cycle) {
    if (markers && isSelected(core, cycle)) {
      sink.marker(core, process, value, cycle);
    }
  }
}
