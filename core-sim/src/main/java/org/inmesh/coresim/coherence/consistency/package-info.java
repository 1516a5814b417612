/** In which order a core's accesses become visible to others. */
package org.inmesh.coresim.coherence.consistency;
