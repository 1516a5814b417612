/**
 * The host server at the end of the root transputer's link: the iserver protocol of the INMOS
 * toolsets, with files confined to one directory.
 */
package org.inmesh.loader.iserver;
