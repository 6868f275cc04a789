#!/usr/bin/env node
import './node-version.mjs'

const { giveUp, prepare, runProduct } = await import('./prepare.mjs')

// Standard output belongs to the command: its --json must stay parseable.
await prepare('stderr').catch(giveUp)
await runProduct(process.argv.slice(2))
