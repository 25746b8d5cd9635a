package dev.slipway.auth.mail;

import dev.slipway.auth.Mail;

record NoMail() implements Mail {

    @Override
    public boolean works() {
        return false;
    }

    @Override
    public void send(String to, String subject, String text) {
        throw new IllegalStateException("there is no way for mail here");
    }
}
