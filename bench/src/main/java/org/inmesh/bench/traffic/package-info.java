/** Experiments with the network alone: latency over load, saturation, given packets. */
package org.inmesh.bench.traffic;
