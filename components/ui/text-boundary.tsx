"use client";
import { Component, type ReactNode } from "react";

interface Props {
  /** stands in for what could not be drawn; it must be what cannot fail */
  otherwise: ReactNode;
  children: ReactNode;
}

/** Behind it, what cannot be drawn is replaced, and the page around it stands. */
export class TextBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.otherwise : this.props.children;
  }
}
