package org.inmesh.coresim.link;

import static org.inmesh.coresim.link.TimeBase.NEVER;

/**
 * One end of a serial link: sends data frames and acknowledges on its wire and receives those of
 * the other end. Both kinds share the wire; where both could start at once the acknowledge goes
 * first. At equal times a byte's arrival comes before an acknowledge's, and both before sending.
 *
 * <p>It is driven from outside, event by event: {@link #nextTime} and {@link #step}. Frames that it
 * has begun to send reach the other end with {@link #deliver}, which may be called later, as long
 * as the other end has not passed the frame's start by its shortest reaction.
 */
public final class LinkEnd {
  private final LinkTiming timing;
  private LinkUser user;
  private LinkEnd peer;

  // The wire to the other end.
  private long wireFree;
  private int byteToSend;
  private long sendFrom = NEVER;
  private long acknowledgeFrom = NEVER;

  // Frames that have begun and the other end does not know of.
  private int dataSent;
  private long dataSentAt = NEVER;
  private long acknowledgeSentAt = NEVER;

  // The byte that was sent last.
  private boolean awaitingAcknowledge;
  private long acknowledgedAt = NEVER;

  // The byte that is being received, or waits for somebody to accept it.
  private int received;
  private long receptionStart = NEVER;
  private boolean held;

  // One that began in the moment in which the byte before is complete.
  private int receivedNext;
  private long receptionNextStart = NEVER;

  private long bytesSent;

  // What nextTime says until something changes; asked for much more often than that.
  private long next;
  private boolean nextKnown;

  /** An end that is connected to nothing: what it sends is never acknowledged. */
  public LinkEnd(LinkTiming timing) {
    this.timing = timing;
  }

  /** Makes two ends a link. */
  public static void connect(LinkEnd one, LinkEnd other) {
    one.peer = other;
    other.peer = one;
  }

  /** Says who sends and receives here; may be changed between bytes. */
  public void setUser(LinkUser user) {
    this.user = user;
    nextKnown = false;
  }

  /** Its times. */
  public LinkTiming timing() {
    return timing;
  }

  /** True if there is another end. */
  public boolean isConnected() {
    return peer != null;
  }

  /** Data frames that it has begun to send. */
  public long bytesSent() {
    return bytesSent;
  }

  // What the user asks for.

  /** Sends a byte; the one before has been acknowledged. */
  public void send(int value, long from) {
    nextKnown = false;
    byteToSend = value & 0xFF;
    sendFrom = from;
  }

  /** There is room for a byte from now on: takes one that is there. */
  public void accept(long from) {
    nextKnown = false;
    if (receptionStart == NEVER) {
      return;
    }
    acknowledge(from);
    if (held) {
      take(from);
    }
  }

  /** True if a byte has arrived and nobody has accepted it. */
  public boolean isHolding() {
    return held;
  }

  /** Forgets what is being sent. */
  public void resetOutput() {
    nextKnown = false;
    sendFrom = NEVER;
    awaitingAcknowledge = false;
    acknowledgedAt = NEVER;
  }

  /** Forgets what is being received. */
  public void resetInput() {
    nextKnown = false;
    receptionStart = NEVER;
    receptionNextStart = NEVER;
    held = false;
    acknowledgeFrom = NEVER;
  }

  // What simulated time brings.

  /** When it has something to do next. */
  public long nextTime() {
    if (!nextKnown) {
      next = Math.min(transmissionTime(), Math.min(arrivalTime(), acknowledgedAt));
      nextKnown = true;
    }
    return next;
  }

  /** Does what is due at {@link #nextTime}. */
  public void step() {
    nextKnown = false;
    long arrival = arrivalTime();
    long transmission = transmissionTime();
    if (arrival <= acknowledgedAt && arrival <= transmission) {
      arrive(arrival);
    } else if (acknowledgedAt <= transmission) {
      long time = acknowledgedAt;
      acknowledgedAt = NEVER;
      awaitingAcknowledge = false;
      user.acknowledged(time);
    } else {
      transmit(transmission);
    }
  }

  /** Tells the other end of frames that have begun since the last call. */
  public void deliver() {
    if (acknowledgeSentAt != NEVER) {
      if (peer != null) {
        peer.receiveAcknowledge(acknowledgeSentAt);
      }
      acknowledgeSentAt = NEVER;
    }
    if (dataSentAt != NEVER) {
      if (peer != null) {
        peer.receiveData(dataSent, dataSentAt);
      }
      dataSentAt = NEVER;
    }
  }

  /** When the next frame starts, as far as is known; {@link TimeBase#NEVER} if none is wanted. */
  public long transmissionTime() {
    long from = Math.min(sendFrom, acknowledgeFrom);
    return from == NEVER ? NEVER : Math.max(from, wireFree);
  }

  /**
   * The earliest time at which a byte may arrive.
   *
   * @param peerFrame no frame that is not known here starts before
   */
  public long earliestArrival(long peerFrame) {
    if (receptionStart == NEVER) {
      return peerFrame + timing.data();
    }
    return arrivalTime();
  }

  /** The same for the acknowledge of the byte that is being sent. */
  public long earliestAcknowledge(long peerFrame) {
    return acknowledgedAt == NEVER ? peerFrame + timing.turnaround() : acknowledgedAt;
  }

  private long arrivalTime() {
    if (receptionStart == NEVER || held) {
      return NEVER;
    }
    long arrival = receptionStart + timing.data();
    long since = user.receivingSince();
    return since == NEVER ? arrival : Math.max(arrival, since);
  }

  private void arrive(long time) {
    if (user.receivingSince() == NEVER) {
      held = true;
      user.hold(time);
    } else {
      take(time);
    }
  }

  private void take(long time) {
    held = false;
    receptionStart = NEVER;
    user.take(received, time);
    if (receptionNextStart != NEVER) {
      long start = receptionNextStart;
      receptionNextStart = NEVER;
      beginReception(receivedNext, start);
    }
  }

  private void acknowledge(long from) {
    acknowledgeFrom = Math.max(receptionStart + timing.acknowledgeDelay(), from);
  }

  private void transmit(long time) {
    if (acknowledgeFrom <= time) {
      acknowledgeFrom = NEVER;
      acknowledgeSentAt = time;
      wireFree = time + timing.acknowledge();
    } else {
      sendFrom = NEVER;
      dataSent = byteToSend;
      dataSentAt = time;
      wireFree = time + timing.data();
      awaitingAcknowledge = true;
      bytesSent++;
    }
  }

  private void receiveData(int value, long start) {
    nextKnown = false;
    if (receptionStart != NEVER && !held) {
      receivedNext = value;
      receptionNextStart = start;
    } else {
      beginReception(value, start);
    }
  }

  private void beginReception(int value, long start) {
    nextKnown = false;
    received = value;
    receptionStart = start;
    held = false;
    long since = user.receivingSince();
    if (since != NEVER) {
      acknowledge(since);
    }
  }

  private void receiveAcknowledge(long start) {
    nextKnown = false;
    if (awaitingAcknowledge) {
      acknowledgedAt = start + timing.turnaround();
    }
  }
}
