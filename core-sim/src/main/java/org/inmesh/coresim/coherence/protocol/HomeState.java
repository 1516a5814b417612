package org.inmesh.coresim.coherence.protocol;

/**
 * State of a line at its home. In the four stable states the home takes up requests. A busy state
 * is named from, to, and what is awaited: U the requestor's unblock, C the owner's copy-back, A
 * acknowledgements and data of a recall, D the data of a downgraded owner.
 */
public enum HomeState {
  /** Uncached. */
  I("no cache has it"),
  /** Shared by some caches, which may have dropped it since. */
  S("caches may share it; the home has the data"),
  /** Owned by one cache, in E or M. */
  X("one cache has it, and may have written to it"),
  /** Owned by one cache, in O, and shared by others. */
  O("one cache owns it, others may share it"),
  IS_U("granted to read, awaits unblock"),
  IX_U("granted alone, awaits unblock"),
  SS_U("granted to read, awaits unblock"),
  SX_U("granted to write, awaits unblock"),
  XS_UC("forwarded to read, awaits unblock and copy-back"),
  XS_U("forwarded to read, awaits unblock"),
  XS_C("forwarded to read, awaits copy-back"),
  XX_U("forwarded to write, awaits unblock"),
  XO_U("forwarded to read, awaits unblock"),
  OO_U("forwarded to read, awaits unblock"),
  OX_U("forwarded to write, or upgraded, awaits unblock"),
  R_A("recalled, awaits acknowledgements and data"),
  XS_D("in a cluster: the owner is to share, awaits copy-back");

  private final String meaning;

  HomeState(String meaning) {
    this.meaning = meaning;
  }

  /** A few words for the documentation. */
  public String meaning() {
    return meaning;
  }

  /** True for states in which the home takes up requests. */
  public boolean isStable() {
    return compareTo(O) <= 0;
  }
}
