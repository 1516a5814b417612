/**
 * Serial links: frames and acknowledges on two wires, and the channels at the bottom of a
 * transputer's memory through which its processes use them.
 */
package org.inmesh.coresim.link;
