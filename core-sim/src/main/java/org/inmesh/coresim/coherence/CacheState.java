package org.inmesh.coresim.coherence;

/**
 * State of a line in a private cache. Transient states are named as in Sorin, Hill and Wood, "A
 * Primer on Memory Consistency and Cache Coherence": from, to, and what is awaited, D for data, A
 * for acknowledgements.
 *
 * <p>The order matters: a load hits from {@link #S} on, a store from {@link #E} on.
 */
enum CacheState {
  /** Invalid: not here. */
  I,
  /** Asked for, to read. */
  IS_D,
  /** Asked for, to write: neither data nor all acknowledgements have come. */
  IM_AD,
  /** Data has come, acknowledgements of invalidated sharers are missing. */
  IM_A,
  /** Held shared, asked for the right to write. */
  SM_AD,
  /** In the eviction buffer, still the owner, dirty. */
  MI_A,
  /** In the eviction buffer, still the owner, clean. */
  EI_A,
  /** In the eviction buffer; a forwarded request has made it shared meanwhile. */
  SI_A,
  /** In the eviction buffer; a forwarded request or an invalidation has taken it meanwhile. */
  II_A,
  /** Shared: read only, others may have it too. */
  S,
  /** Exclusive: nobody else has it, equal to what the home has. */
  E,
  /** Modified: nobody else has it, and the home's copy is old. */
  M
}
