package org.inmesh.coresim.coherence.protocol;

/**
 * State of a line in a core's private caches. Transient states are named as in Sorin, Hill and
 * Wood, "A Primer on Memory Consistency and Cache Coherence": from, to, and what is awaited, D for
 * data, A for acknowledgements.
 *
 * <p>The order matters: a load hits from {@link #S} on, a store from {@link #E} on.
 */
public enum CacheState {
  /** Invalid: not here. */
  I("not here"),
  /** Asked for, to read. */
  IS_D("asked for, to read"),
  /** Asked for, to write: neither data nor all acknowledgements have come. */
  IM_AD("asked for, to write"),
  /** Data is here, acknowledgements of invalidated sharers are missing. */
  IM_A("data is here, acknowledgements are missing"),
  /** Held shared, asked for the right to write. */
  SM_AD("shared, asked for the right to write"),
  /** Held as its owner, asked for the right to write. */
  OM_AD("owned, asked for the right to write"),
  /** In an eviction buffer, still the owner, dirty, nobody else has it. */
  MI_A("being put back, dirty"),
  /** In an eviction buffer, still the owner, clean. */
  EI_A("being put back, clean"),
  /** In an eviction buffer, still the owner, others may have it. */
  OI_A("being put back, others may have it"),
  /** In an eviction buffer; a forwarded request has made it shared meanwhile. */
  SI_A("being put back, no longer the owner"),
  /** In an eviction buffer; a forwarded request or an invalidation has taken it meanwhile. */
  II_A("being put back, taken meanwhile"),
  /** Shared: read only, others may have it too. */
  S("shared"),
  /** Owned: read only, others may have it too, the home's copy may be old. */
  O("owned, others may have it"),
  /** Exclusive: nobody else has it, equal to what the home has. */
  E("exclusive, clean"),
  /** Modified: nobody else has it, and the home's copy is old. */
  M("exclusive, dirty");

  private final String meaning;

  CacheState(String meaning) {
    this.meaning = meaning;
  }

  /** A few words for the documentation. */
  public String meaning() {
    return meaning;
  }

  /** True for states in which nothing is awaited. */
  public boolean isStable() {
    return this == I || compareTo(S) >= 0;
  }

  /** True for states of a line in an eviction buffer. */
  public boolean isEvicting() {
    return compareTo(MI_A) >= 0 && compareTo(II_A) <= 0;
  }
}
