package org.inmesh.coresim.link;

import static org.inmesh.coresim.link.TimeBase.NEVER;

import org.inmesh.coresim.transputer.CoreState;
import org.inmesh.coresim.transputer.MemoryPort;

/**
 * What moves the messages of one link between memory and wire while their processes wait. A message
 * is a number of bytes; where one ends is known to its own side only, so that the two sides may cut
 * the stream differently.
 *
 * <p>The channel words hold the descriptors of the waiting processes and are read when the message
 * is complete: a program that has changed the word gets another process woken.
 */
final class LinkInterface implements LinkUser {

  /** Whom it tells of what has happened. */
  interface Processor {
    /** A process is to go on. */
    void wake(int descriptor, long time);

    /** The input that a process waits for in an alternation is ready. */
    void guardReady(int descriptor, long time);
  }

  private final LinkEnd end;
  private final MemoryPort memory;
  private final Processor processor;
  private final int outputWord;
  private final int inputWord;

  private int outputPointer;
  private int outputRemaining;
  private long outputDoneAt = NEVER;

  private int inputPointer;
  private int inputRemaining;
  private long inputSince = NEVER;
  private long inputDoneAt = NEVER;
  private boolean guardEnabled;

  private long messages;

  LinkInterface(
      LinkEnd end, MemoryPort memory, Processor processor, int outputWord, int inputWord) {
    this.end = end;
    this.memory = memory;
    this.processor = processor;
    this.outputWord = outputWord;
    this.inputWord = inputWord;
  }

  LinkEnd end() {
    return end;
  }

  /** Messages sent whole. */
  long messages() {
    return messages;
  }

  void output(int descriptor, int pointer, int bytes, long from) {
    memory.store(outputWord, descriptor);
    outputPointer = pointer;
    outputRemaining = bytes;
    if (bytes == 0) {
      outputDoneAt = from;
    } else {
      end.send(memory.loadByte(pointer), from);
    }
  }

  void input(int descriptor, int pointer, int bytes, long from) {
    memory.store(inputWord, descriptor);
    guardEnabled = false;
    inputPointer = pointer;
    inputRemaining = bytes;
    if (bytes == 0) {
      inputDoneAt = from;
    } else {
      inputSince = from;
      end.accept(from);
    }
  }

  /** As {@code enbc}: true if there is a byte. */
  boolean enable(int descriptor) {
    if (end.isHolding()) {
      return true;
    }
    memory.store(inputWord, descriptor);
    guardEnabled = true;
    return false;
  }

  /** As {@code disc}: true if there is a byte. */
  boolean disable(int descriptor) {
    guardEnabled = false;
    if (memory.load(inputWord) == descriptor) {
      memory.store(inputWord, CoreState.NOT_PROCESS);
    }
    return end.isHolding();
  }

  /** Nobody sends and nobody waits any more; a byte that has arrived stays. */
  void release() {
    resetOutput();
    forgetInput();
  }

  void resetOutput() {
    outputRemaining = 0;
    outputDoneAt = NEVER;
    end.resetOutput();
  }

  void resetInput() {
    forgetInput();
    end.resetInput();
  }

  private void forgetInput() {
    inputRemaining = 0;
    inputSince = NEVER;
    inputDoneAt = NEVER;
    guardEnabled = false;
  }

  long nextTime() {
    return Math.min(end.nextTime(), Math.min(outputDoneAt, inputDoneAt));
  }

  /** Does what is due at {@link #nextTime}. */
  void step() {
    long frames = end.nextTime();
    if (frames <= outputDoneAt && frames <= inputDoneAt) {
      end.step();
    } else if (outputDoneAt <= inputDoneAt) {
      long time = outputDoneAt;
      outputDoneAt = NEVER;
      messages++;
      complete(outputWord, time);
    } else {
      long time = inputDoneAt;
      inputDoneAt = NEVER;
      complete(inputWord, time);
    }
  }

  /**
   * The earliest time at which a process may find that something has happened on this link.
   *
   * @param peerFrame no frame of the other end that is not known here starts before
   */
  long earliestChange(long peerFrame) {
    long change = Math.min(outputDoneAt, inputDoneAt);
    long arrival = end.earliestArrival(peerFrame);
    if (inputRemaining > 1) {
      arrival += (inputRemaining - 1) * end.timing().data();
    }
    change = Math.min(change, arrival);
    if (outputRemaining > 0) {
      long acknowledge = end.earliestAcknowledge(peerFrame);
      change = Math.min(change, acknowledge + (outputRemaining - 1) * end.timing().data());
    }
    return change;
  }

  @Override
  public long receivingSince() {
    return inputSince;
  }

  @Override
  public void take(int value, long time) {
    memory.storeByte(inputPointer, value);
    inputPointer++;
    if (--inputRemaining == 0) {
      inputSince = NEVER;
      inputDoneAt = time;
    }
  }

  @Override
  public void hold(long time) {
    if (guardEnabled) {
      guardEnabled = false;
      processor.guardReady(memory.load(inputWord), time);
    }
  }

  @Override
  public void acknowledged(long time) {
    if (outputRemaining == 0) {
      // A second process used the output while the first one's message was under way.
      return;
    }
    outputPointer++;
    if (--outputRemaining == 0) {
      outputDoneAt = time;
    } else {
      end.send(memory.loadByte(outputPointer), time);
    }
  }

  private void complete(int word, long time) {
    int descriptor = memory.load(word);
    memory.store(word, CoreState.NOT_PROCESS);
    if (descriptor != CoreState.NOT_PROCESS) {
      processor.wake(descriptor, time);
    }
  }
}
