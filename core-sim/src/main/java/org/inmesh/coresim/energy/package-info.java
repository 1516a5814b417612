/**
 * What cores and memories cost in each process technology, and what a machine's file says of it;
 * routers and links: {@code org.inmesh.mesh.energy}.
 */
package org.inmesh.coresim.energy;
