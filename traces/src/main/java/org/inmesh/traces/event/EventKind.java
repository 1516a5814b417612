package org.inmesh.traces.event;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a recording is asked for, as {@code --kinds} names it. */
public enum EventKind {
  /** Packets: causes, creation, injection, delivery or loss. */
  NETWORK,
  /** Every flit that a router forwards; by far the most. */
  HOP,
  /** Processes and cores: started, ready, running, waiting, ended; idle and busy. */
  CORE,
  /** Messages between processes of different cores. */
  CHANNEL,
  /** Messages between processes of one core. */
  LOCAL_CHANNEL,
  /** What the messages of a coherence protocol mean. */
  COHERENCE,
  /** Every instruction. */
  INSTRUCTION,
  /** What a program marks itself. */
  MARKER;

  /** All but the two that make a trace many times larger: {@link #HOP}, {@link #INSTRUCTION}. */
  public static Set<EventKind> usual() {
    return EnumSet.complementOf(EnumSet.of(HOP, INSTRUCTION));
  }

  /** The name on the command line and in files: {@code local-channel}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
