/**
 * Transputer modules: a core with its memory and four serial links, started through a link, and
 * networks of them with a host at one link.
 */
package org.inmesh.coresim.module;
