package org.inmesh.coresim.link;

import static org.inmesh.coresim.link.TimeBase.NEVER;

import java.util.Arrays;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.ChannelInterface;
import org.inmesh.coresim.transputer.CoreState;
import org.inmesh.coresim.transputer.MemoryPort;
import org.inmesh.coresim.transputer.ProcessWaker;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.isa.transputer.Operation;

/**
 * The channels at the bottom of a transputer's memory: outputs of links 0 to 3, inputs of links 0
 * to 3, event. Which way a message goes is the word's matter: {@code in} on an output word sends,
 * as seen on the real part ({@code pahihu/t4}).
 *
 * <p>A process that uses one always waits, and goes on when the interface has moved its message; a
 * transfer begins when the instruction ends that asks for it.
 */
public final class HardChannels implements ChannelInterface, ProcessWaker, LinkInterface.Processor {
  /** Links of a transputer. */
  public static final int LINKS = 4;

  /** Cycles from the start of an instruction to that of the transfer that it asks for. */
  public static final int START_CYCLES = Operation.IN.cost().base();

  private static final int EVENT = 2 * LINKS;
  private static final int WORDS = EVENT + 1;
  private static final int WORD = 4;

  private final LinkInterface[] links = new LinkInterface[LINKS];
  private final EventPin event;
  private final MemoryPort memory;
  private final long cycleTime;
  private TransputerCore core;

  /** No frame of each link's other end that is not known here starts before these times. */
  private final long[] peerFrames = new long[LINKS];

  /** Whether there are other ends at all, and the earliest of their frames. */
  private boolean isConnected;

  private long firstPeerFrame = NEVER;

  /** The shortest time from a frame of this processor to one that another sends because of it. */
  private long reaction;

  /** The first frame that this processor began and others do not know of. */
  private long firstFrame;

  /** When the event pin will be raised, in ascending order, and how often it has been. */
  private long[] signals = new long[0];

  private int signalsPast;

  /**
   * The channels of a processor.
   *
   * @param ends of its links
   * @param memory the processor's
   * @param cycleTime units of time in a processor cycle
   */
  public HardChannels(LinkEnd[] ends, MemoryPort memory, long cycleTime) {
    this.memory = memory;
    this.cycleTime = cycleTime;
    for (int link = 0; link < LINKS; link++) {
      links[link] =
          new LinkInterface(ends[link], memory, this, outputChannel(link), inputChannel(link));
    }
    event = new EventPin(memory, this, MachineImage.MEMORY_START + WORD * EVENT);
  }

  /**
   * The state after reset: no process uses a channel. Bytes that have arrived stay in the links.
   */
  public void reset() {
    for (LinkInterface link : links) {
      link.release();
    }
    event.reset();
    for (int word = 0; word < WORDS; word++) {
      memory.store(MachineImage.MEMORY_START + WORD * word, CoreState.NOT_PROCESS);
    }
  }

  /** Address of a link's output channel. */
  public static int outputChannel(int link) {
    return MachineImage.MEMORY_START + WORD * link;
  }

  /** Address of a link's input channel. */
  public static int inputChannel(int link) {
    return MachineImage.MEMORY_START + WORD * (LINKS + link);
  }

  /** Called once, when the core exists. */
  public void connect(TransputerCore processor) {
    core = processor;
  }

  /** From now on the links are used by the processor's channels. */
  public void takeLinks() {
    for (LinkInterface link : links) {
      link.end().setUser(link);
    }
  }

  /** Messages sent whole. */
  public long messages() {
    long sum = 0;
    for (LinkInterface link : links) {
      sum += link.messages();
    }
    return sum;
  }

  // Simulated time.

  /**
   * What others promise until {@link #deliver}.
   *
   * @param frames for each link the time before which no frame starts that is not known here,
   *     unless because of a frame that this processor sends from now on
   * @param shortestReaction from the start of such a frame to that of the one because of it
   */
  public void promise(long[] frames, long shortestReaction) {
    System.arraycopy(frames, 0, peerFrames, 0, LINKS);
    reaction = shortestReaction;
    firstFrame = NEVER;
    isConnected = false;
    firstPeerFrame = NEVER;
    for (int link = 0; link < LINKS; link++) {
      if (links[link].end().isConnected()) {
        isConnected = true;
        firstPeerFrame = Math.min(firstPeerFrame, frames[link]);
      }
    }
  }

  /** Says when the event pin will be raised; before anything else happens. */
  public void raiseEvents(long... times) {
    signals = times.clone();
    Arrays.sort(signals);
  }

  private long nextSignal() {
    return signalsPast < signals.length ? signals[signalsPast] : NEVER;
  }

  /** When something is due on the links; {@link TimeBase#NEVER} if nothing is. */
  public long nextTime() {
    long next = nextSignal();
    for (LinkInterface link : links) {
      next = Math.min(next, link.nextTime());
    }
    return next;
  }

  /** True if nothing unknown can come before what is due at {@link #nextTime}. */
  public boolean isSafe(long time) {
    // Other ends answer this processor's frames too. All its links have the same times.
    return !isConnected
        || time
            < Math.min(firstPeerFrame, firstFrame + reaction) + links[0].end().timing().reaction();
  }

  /** Does what is due at {@link #nextTime}; at equal times in the order of the links. */
  public void step() {
    long time = nextTime();
    for (LinkInterface link : links) {
      if (link.nextTime() == time) {
        boolean sends = link.end().transmissionTime() == time;
        link.step();
        if (sends) {
          firstFrame = Math.min(firstFrame, time);
        }
        return;
      }
    }
    signalsPast++;
    event.raise(time);
  }

  /** Tells the other ends of frames that have begun. True if there were any. */
  public boolean deliver() {
    if (firstFrame == NEVER) {
      return false;
    }
    for (LinkInterface link : links) {
      link.end().deliver();
    }
    firstFrame = NEVER;
    return true;
  }

  /** Last cycle up to which the processor will find nothing changed on its links. */
  public long quietUntil() {
    long ownFrame = firstFrame;
    for (LinkInterface link : links) {
      ownFrame = Math.min(ownFrame, link.end().transmissionTime());
    }
    long change = nextSignal();
    for (int link = 0; link < LINKS; link++) {
      long peerFrame =
          links[link].end().isConnected() ? Math.min(peerFrames[link], ownFrame + reaction) : NEVER;
      change = Math.min(change, links[link].earliestChange(peerFrame));
    }
    return change >= NEVER ? Long.MAX_VALUE : cycle(change) - 1;
  }

  /** The first cycle that does not start before a time. */
  private long cycle(long time) {
    return (time + cycleTime - 1) / cycleTime;
  }

  @Override
  public void wake(int descriptor, long time) {
    core.wake(descriptor, cycle(time));
  }

  @Override
  public void guardReady(int descriptor, long time) {
    core.guardReady(descriptor, cycle(time));
  }

  // What the core's instructions ask for.

  @Override
  public int lowestChannel() {
    return MachineImage.MEMORY_START;
  }

  @Override
  public int channelBytes() {
    return WORD * WORDS;
  }

  private static int word(int channel) {
    return channel - MachineImage.MEMORY_START >>> 2;
  }

  private static boolean isOutput(int word) {
    return word < LINKS;
  }

  @Override
  public boolean output(int descriptor, int channel, int pointer, int bytes) {
    return transfer(descriptor, channel, pointer, bytes);
  }

  @Override
  public boolean input(int descriptor, int channel, int pointer, int bytes) {
    return transfer(descriptor, channel, pointer, bytes);
  }

  private boolean transfer(int descriptor, int channel, int pointer, int bytes) {
    int word = word(channel);
    if (word == EVENT) {
      return event.input(descriptor);
    }
    long from = (core.operationStart() + START_CYCLES) * cycleTime;
    if (isOutput(word)) {
      links[word].output(descriptor, pointer, bytes, from);
    } else {
      links[word - LINKS].input(descriptor, pointer, bytes, from);
    }
    core.lowerHorizon(quietUntil());
    return false;
  }

  @Override
  public boolean enable(int descriptor, int channel) {
    int word = word(channel);
    if (word == EVENT) {
      return event.enable(descriptor);
    }
    // An output is never ready as a guard.
    return !isOutput(word) && links[word - LINKS].enable(descriptor);
  }

  @Override
  public boolean disable(int descriptor, int channel) {
    int word = word(channel);
    if (word == EVENT) {
      return event.disable(descriptor);
    }
    return !isOutput(word) && links[word - LINKS].disable(descriptor);
  }

  @Override
  public int reset(int channel) {
    int word = word(channel);
    if (word == EVENT) {
      event.reset();
    } else if (isOutput(word)) {
      links[word].resetOutput();
    } else {
      links[word - LINKS].resetInput();
    }
    int address = channel & -WORD;
    int old = memory.load(address);
    memory.store(address, CoreState.NOT_PROCESS);
    return old;
  }

  @Override
  public boolean isLocal(int descriptor) {
    return true;
  }

  @Override
  public void wake(int descriptor) {
    throw new IllegalStateException("no process of a module lives on another");
  }
}
