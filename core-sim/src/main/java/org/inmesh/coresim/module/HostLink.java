package org.inmesh.coresim.module;

import static org.inmesh.coresim.link.TimeBase.NEVER;

import org.inmesh.coresim.link.LinkEnd;
import org.inmesh.coresim.link.LinkUser;
import org.inmesh.coresim.link.TimeBase;

/** The host's end of a link: always ready to receive, and sends as fast as the link can. */
final class HostLink implements Node, LinkUser {
  private final HostDevice device;
  private final LinkEnd end;
  private final TimeBase time;

  private boolean sending;
  private boolean waiting;
  private boolean hasBegun;
  private long askAt;
  private long endedAt = NEVER;

  HostLink(HostDevice device, LinkEnd end, TimeBase time) {
    this.device = device;
    this.end = end;
    this.time = time;
    end.setUser(this);
  }

  LinkEnd end() {
    return end;
  }

  /** True if the device waits for the world outside. */
  boolean isWaiting() {
    return waiting;
  }

  @Override
  public boolean hasEnded() {
    return endedAt != NEVER;
  }

  @Override
  public long nextTime() {
    return hasEnded() ? endedAt : Math.min(askAt, end.nextTime());
  }

  @Override
  public long nextFrame() {
    return hasEnded() ? NEVER : nextTime();
  }

  @Override
  public void run(long[] frames, long reaction, long limit) {
    hasBegun = false;
    long firstFrame = NEVER;
    while (!hasEnded()) {
      long next = nextTime();
      long unknown = Math.min(frames[0], firstFrame + reaction) + end.timing().reaction();
      if (next >= limit || next >= unknown) {
        return;
      }
      if (askAt <= end.nextTime()) {
        ask(askAt);
        if (waiting) {
          return;
        }
      } else {
        if (end.transmissionTime() == next) {
          hasBegun = true;
          firstFrame = Math.min(firstFrame, next);
        }
        end.step();
      }
    }
  }

  @Override
  public boolean deliver() {
    boolean delivers = hasBegun;
    hasBegun = false;
    end.deliver();
    return delivers;
  }

  private void ask(long now) {
    askAt = NEVER;
    int value = device.next(time.nanoseconds(now));
    waiting = value == HostDevice.WAITING;
    if (waiting) {
      askAt = now;
    } else if (value != HostDevice.NOTHING) {
      sending = true;
      end.send(value, now);
    }
    lookForEnd(now);
  }

  private void lookForEnd(long now) {
    if (device.exitStatus().isPresent()) {
      endedAt = now;
    }
  }

  @Override
  public long receivingSince() {
    return 0;
  }

  @Override
  public void take(int value, long now) {
    device.receive(value, time.nanoseconds(now));
    lookForEnd(now);
    if (!sending) {
      askAt = now;
    }
  }

  @Override
  public void hold(long now) {
    throw new IllegalStateException("the host always receives");
  }

  @Override
  public void acknowledged(long now) {
    sending = false;
    askAt = now;
  }
}
