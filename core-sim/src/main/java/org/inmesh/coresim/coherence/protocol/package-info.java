/**
 * The coherence protocols as tables: what a private cache and a line's home do in each state on
 * each event. {@link org.inmesh.coresim.coherence.protocol.ProtocolTable} is the only place that
 * says so; controllers, documentation and the model checker all read it.
 */
package org.inmesh.coresim.coherence.protocol;
