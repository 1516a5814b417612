/**
 * Netrace v1.0: packets of a cache-coherent multicore with what each of them makes possible
 * (Hestness, Grot, Keckler: Netrace, NoCArc 2010).
 */
package org.inmesh.traces.netrace;
