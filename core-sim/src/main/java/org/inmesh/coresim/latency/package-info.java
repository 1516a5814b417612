/** How long single accesses to coherent memory take, by where the line is and in which state. */
package org.inmesh.coresim.latency;
