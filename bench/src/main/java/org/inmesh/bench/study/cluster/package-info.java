/**
 * Runs on many hosts: each host has a worker, a Hazelcast member of its own; the coordinator is a
 * client of all of them and hands out runs as their threads become free.
 */
package org.inmesh.bench.study.cluster;
