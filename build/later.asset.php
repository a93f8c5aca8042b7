<?php return array('dependencies' => array('wp-i18n'), 'version' => '920c55290b5f939e464e');
