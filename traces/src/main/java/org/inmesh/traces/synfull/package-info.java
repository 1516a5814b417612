/**
 * Models of coherence traffic made by SynFull (M. Badr and N. Enright Jerger, ISCA 2014), as
 * sources of packets with causes.
 */
package org.inmesh.traces.synfull;
