/** Addresses for a placed program: code, channels, tables and workspaces in memory. */
package org.inmesh.loader.linking;
