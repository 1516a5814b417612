/** Who wants to know what the cores of a machine send each other, and why. */
package org.inmesh.coresim.communication;
