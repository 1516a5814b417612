package org.inmesh.coresim.module;

import static org.inmesh.coresim.link.TimeBase.NEVER;

import java.util.Arrays;
import org.inmesh.coresim.link.HardChannels;
import org.inmesh.coresim.link.LinkEnd;
import org.inmesh.coresim.link.LinkTiming;
import org.inmesh.coresim.link.TimeBase;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.PrivateMemory;
import org.inmesh.coresim.transputer.TransputerCore;

/** A transputer with its memory and links, as it is after reset: it waits to be booted. */
public final class TransputerModule implements Node {
  private static final int WORD = 4;

  private final NetworkDescription.Processor description;
  private final PrivateMemory memory;
  private final LinkEnd[] ends = new LinkEnd[HardChannels.LINKS];
  private final HardChannels channels;
  private final Bootstrap bootstrap;
  private final TransputerCore core;
  private final TimeBase time;
  private final long cycleTime;

  TransputerModule(NetworkDescription.Processor description, TimeBase time) {
    this.description = description;
    this.time = time;
    this.cycleTime = time.cycle(description.clockMegahertz());
    this.memory =
        PrivateMemory.ofModule(
            description.memoryBytes(), description.specification().onChipBytes());
    LinkTiming timing =
        LinkTiming.of(
            description.specification().type(), description.specification().linkMegabits(), time);
    for (int link = 0; link < ends.length; link++) {
      ends[link] = new LinkEnd(timing);
    }
    channels = new HardChannels(ends, memory, cycleTime);
    initialiseReservedWords();
    core =
        new TransputerCore(
            memory,
            memory.code(),
            description.specification(),
            description.clockMegahertz(),
            MachineImage.MEMORY_START,
            channels,
            channels,
            TransputerCore.AHEAD_OF_PRIVATE_MEMORY);
    channels.connect(core);
    bootstrap =
        new Bootstrap(memory, ends, description.specification().type().memoryStart(), this::boot);
  }

  private void initialiseReservedWords() {
    channels.reset();
    for (int address : TransputerCore.initialisedReservedWords(MachineImage.MEMORY_START)) {
      memory.store(address, MachineImage.MEMORY_START);
    }
  }

  /** After {@code start}; it takes as long as a transfer to begin, which others rely on. */
  private void restart() {
    initialiseReservedWords();
    bootstrap.restart((core.operationStart() + HardChannels.START_CYCLES) * cycleTime);
  }

  private void boot(int link, int bytes, long time) {
    channels.takeLinks();
    int start = description.specification().type().memoryStart();
    int workspace = start + bytes + WORD - 1 & -WORD;
    long cycle = (time + cycleTime - 1) / cycleTime;
    core.boot(start, workspace, HardChannels.inputChannel(link), cycle);
  }

  /** What it is. */
  public NetworkDescription.Processor description() {
    return description;
  }

  /** Its core, for inspection. */
  public TransputerCore core() {
    return core;
  }

  /** Its memory, for inspection. */
  public PrivateMemory memory() {
    return memory;
  }

  /** True once a program has been started on it. */
  public boolean isBooted() {
    return bootstrap.isDone();
  }

  /** Messages that its processes have sent whole. */
  public long messages() {
    return channels.messages();
  }

  /** Bytes that it has sent. */
  public long bytesSent() {
    long sum = 0;
    for (LinkEnd end : ends) {
      sum += end.bytesSent();
    }
    return sum;
  }

  /**
   * Says when the event pin will be raised; before the run.
   *
   * @param microseconds simulated times
   */
  public void raiseEvents(long... microseconds) {
    channels.raiseEvents(
        Arrays.stream(microseconds).map(at -> at * time.unitsPerMicrosecond()).toArray());
  }

  /** Units of time in one of its cycles. */
  long cycleTime() {
    return cycleTime;
  }

  /** When its last instruction ended. */
  long lastTime() {
    return core.counters().lastCycle * cycleTime;
  }

  LinkEnd end(int link) {
    return ends[link];
  }

  /** The links go on until the time at which the core halted. */
  @Override
  public boolean hasEnded() {
    return hasHalted() && channels.nextTime() > coreTime();
  }

  private boolean hasHalted() {
    return core.fault().isPresent();
  }

  @Override
  public long nextTime() {
    return Math.min(channels.nextTime(), coreTime());
  }

  @Override
  public long nextFrame() {
    return Math.min(channels.nextTime(), coreTime() + HardChannels.START_CYCLES * cycleTime);
  }

  private long coreTime() {
    long cycle = hasHalted() ? core.fault().orElseThrow().cycle() : core.nextCycle();
    return cycle >= NEVER / cycleTime ? NEVER : cycle * cycleTime;
  }

  @Override
  public void run(long[] frames, long reaction, long limit) {
    channels.promise(frames, reaction);
    long limitCycle = (limit + cycleTime - 1) / cycleTime;
    while (!core.isHeld()) {
      long link = channels.nextTime();
      long own = coreTime();
      if (Math.min(link, own) >= limit) {
        return;
      }
      if (link <= own) {
        if (!channels.isSafe(link)) {
          return;
        }
        channels.step();
      } else {
        long quiet = channels.quietUntil();
        if (hasHalted() || core.nextCycle() > quiet) {
          return;
        }
        core.advance(quiet, limitCycle);
        if (core.awaitsBoot() && bootstrap.isDone()) {
          restart();
        }
      }
    }
  }

  @Override
  public boolean deliver() {
    return channels.deliver();
  }
}
