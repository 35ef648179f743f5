// SPDX-License-Identifier: UNLICENSED
pragma solidity ^0.8.20;

/// Says on a chain that a hash was known no later than its block. It holds no money, has no owner, and nothing in it can be changed.
contract Anchors {
    /// A hash was anchored in a block of this time (seconds since 1970).
    event Anchored(bytes32 indexed hash, address indexed sender, uint256 time);

    /// The first block that a hash was anchored in; 0 where it never was.
    mapping(bytes32 => uint256) public firstBlock;

    /// Anchors a hash. Anybody may, as often as they like: what counts is the first block.
    function anchor(bytes32 hash) external {
        if (firstBlock[hash] == 0) firstBlock[hash] = block.number;
        emit Anchored(hash, msg.sender, block.timestamp);
    }
}
