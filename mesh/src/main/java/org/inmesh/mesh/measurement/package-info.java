/** Measuring networks the way the field does: latency over load, saturation. */
package org.inmesh.mesh.measurement;
