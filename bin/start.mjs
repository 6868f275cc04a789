#!/usr/bin/env node
import './node-version.mjs'

const { giveUp, prepare, runProduct } = await import('./prepare.mjs')

await prepare('stdout').catch(giveUp)
await runProduct(['start', ...process.argv.slice(2)])
