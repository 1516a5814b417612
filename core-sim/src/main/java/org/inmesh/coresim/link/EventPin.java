package org.inmesh.coresim.link;

import org.inmesh.coresim.transputer.CoreState;
import org.inmesh.coresim.transputer.MemoryPort;

/**
 * The event channel: an input or a guard waits until the pin is raised. A signal that nobody waits
 * for is kept for the next input; further ones before that are lost, as the pin is acknowledged
 * only when a process takes the signal.
 */
final class EventPin {
  private final MemoryPort memory;
  private final LinkInterface.Processor processor;
  private final int word;

  private boolean raised;
  private boolean inputWaiting;
  private boolean guardEnabled;

  EventPin(MemoryPort memory, LinkInterface.Processor processor, int word) {
    this.memory = memory;
    this.processor = processor;
    this.word = word;
  }

  /** The pin is raised. */
  void raise(long time) {
    if (inputWaiting) {
      inputWaiting = false;
      int descriptor = memory.load(word);
      memory.store(word, CoreState.NOT_PROCESS);
      if (descriptor != CoreState.NOT_PROCESS) {
        processor.wake(descriptor, time);
      }
      return;
    }
    raised = true;
    if (guardEnabled) {
      guardEnabled = false;
      processor.guardReady(memory.load(word), time);
    }
  }

  /** True if the signal was there already. */
  boolean input(int descriptor) {
    guardEnabled = false;
    if (raised) {
      raised = false;
      return true;
    }
    memory.store(word, descriptor);
    inputWaiting = true;
    return false;
  }

  boolean enable(int descriptor) {
    if (!raised) {
      memory.store(word, descriptor);
      guardEnabled = true;
    }
    return raised;
  }

  boolean disable(int descriptor) {
    guardEnabled = false;
    if (memory.load(word) == descriptor) {
      memory.store(word, CoreState.NOT_PROCESS);
    }
    return raised;
  }

  void reset() {
    raised = false;
    inputWaiting = false;
    guardEnabled = false;
  }
}
