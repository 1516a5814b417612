/**
 * A core's private caches: which lines they hold at which level, in which state of the protocol,
 * with which words. What to do about them is the controller's business.
 */
package org.inmesh.coresim.coherence.cache;
