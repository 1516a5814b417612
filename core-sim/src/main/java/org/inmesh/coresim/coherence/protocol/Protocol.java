package org.inmesh.coresim.coherence.protocol;

/** The protocols that there are: which stable states a private cache knows. */
public enum Protocol {
  /** Modified, shared, invalid. */
  MSI,
  /** And exclusive: data that nobody else has is granted alone to who reads it. */
  MESI,
  /** And owned: who has written to a line keeps it, read only, when another cache reads it. */
  MOESI;

  /** True if a request to read a line that no cache has is granted alone. */
  public boolean grantsExclusive() {
    return this != MSI;
  }

  /** True if an owner keeps a line of which another cache gets a copy to read. */
  public boolean keepsOwner() {
    return this == MOESI;
  }

  /** The protocol's table for a machine without clusters. */
  public ProtocolTable table() {
    return new ProtocolTable(this, CacheRows.of(this, false), HomeRows.of(this, false));
  }

  /** The same with the rows that a machine with clusters needs besides. */
  public ProtocolTable clusteredTable() {
    return new ProtocolTable(this, CacheRows.of(this, true), HomeRows.of(this, true));
  }

  /** What joins the two levels of a machine with clusters. */
  public ClusterRows clusterRows() {
    return new ClusterRows(this);
  }
}
