package org.inmesh.loader.occam.interpreter;

/**
 * A channel: whoever comes first waits for the other.
 *
 * <p>What goes through it is one item: a value, a count or a tag, the last as its name.
 */
class Channel {
  private final Scheduler scheduler;
  private final MessageForm form;
  private Object offered;
  private Scheduler.Task sender;
  private Scheduler.Task receiver;

  Channel(Scheduler scheduler, MessageForm form) {
    this.scheduler = scheduler;
    this.form = form;
  }

  MessageForm form() {
    return form;
  }

  void output(Object item) {
    offered = item;
    sender = scheduler.current();
    if (receiver != null) {
      Scheduler.Task waiting = receiver;
      receiver = null;
      scheduler.makeReady(waiting);
    }
    scheduler.pause();
  }

  Object input() {
    if (!isReady()) {
      await();
      scheduler.pause();
    }
    Object item = offered;
    Scheduler.Task waiting = sender;
    sender = null;
    scheduler.makeReady(waiting);
    return item;
  }

  /** True if a process waits to output. */
  boolean isReady() {
    return sender != null;
  }

  /** The current process is to be made ready by an output. */
  void await() {
    receiver = scheduler.current();
  }

  void awaitNoMore() {
    receiver = null;
  }
}
